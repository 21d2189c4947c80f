package dev.lockstep.backend.sparql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import dev.lockstep.fuzz.Scalars;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The results of a query of two variables in JSON. */
class ResultsJsonFuzzTest {

    private static final List<Column> COLUMNS = Documents.NAMES.stream()
            .map(name -> new Column(name, ValueKind.LEXICAL, "?" + name))
            .toList();

    static final ParserRule<List<List<Term>>> RULE = ParserRule.whole(
            "the JSON results",
            NotResultsException.class,
            input -> new ResultsJson(COLUMNS).solutions(input),
            Documents::json,
            (solutions, input) -> Scalars.areIn(Json.MAPPER.readTree(Documents.json(solutions)), input));

    @FuzzTest
    void document(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
