package dev.lockstep.backend.sparql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.ParserRule;
import dev.lockstep.op.Column;
import dev.lockstep.op.ValueKind;
import java.util.List;

/** The results of a query of two variables in JSON. */
class ResultsJsonFuzzTest {

    private static final List<Column> COLUMNS = Documents.NAMES.stream()
            .map(name -> new Column(name, ValueKind.LEXICAL, "?" + name))
            .toList();

    static final ParserRule<List<List<Term>>> RULE = ParserRule.whole(
            "the JSON results",
            NotResultsException.class,
            input -> new ResultsJson(COLUMNS).solutions(input),
            Documents::json);

    @FuzzTest
    void document(byte[] input) {
        RULE.check(input);
    }
}
