package dev.lockstep.backend.sparql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The results of a query of two variables in XML. */
class ResultsXmlFuzzTest {

    static final ParserRule<List<List<Term>>> RULE = ParserRule.whole(
            "the XML results",
            NotResultsException.class,
            input -> new ResultsXml(Documents.NAMES).solutions(input),
            Documents::xml,
            (solutions, input) -> Documents.terms(solutions) == elements(input));

    /** Counts the terms outside of comments and sections of characters. */
    private static long elements(byte[] input) {
        return Pattern.compile("<(?:[\\w.-]+:)?(?:uri|bnode|literal)\\b")
                .matcher(new String(input, StandardCharsets.UTF_8)
                        .replaceAll("(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>", ""))
                .results()
                .count();
    }

    @FuzzTest
    void document(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
