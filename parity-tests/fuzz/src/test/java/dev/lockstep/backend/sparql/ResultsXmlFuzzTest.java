package dev.lockstep.backend.sparql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.ParserRule;
import java.util.List;

/** The results of a query of two variables in XML. */
class ResultsXmlFuzzTest {

    static final ParserRule<List<List<Term>>> RULE = ParserRule.whole(
            "the XML results",
            NotResultsException.class,
            input -> new ResultsXml(Documents.NAMES).solutions(input),
            Documents::xml);

    @FuzzTest
    void document(byte[] input) {
        RULE.check(input);
    }
}
