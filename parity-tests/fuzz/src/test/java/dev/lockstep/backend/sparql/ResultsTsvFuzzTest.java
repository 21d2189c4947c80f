package dev.lockstep.backend.sparql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The results of a query of two variables in TSV. */
class ResultsTsvFuzzTest {

    /** A document without its last lines is a document with fewer solutions; the format has no end. */
    static final ParserRule<List<List<Term>>> RULE = new ParserRule<>(
            "the TSV results",
            NotResultsException.class,
            input -> new ResultsTsv(Documents.NAMES).solutions(input),
            Documents::tsv,
            (solutions, input) ->
                    solutions.size() + 2 == new String(input, StandardCharsets.UTF_8).split("\n", -1).length,
            (solutions, input, at) -> at > 0 && input[at - 1] == '\n',
            solutions -> false);

    @FuzzTest
    void document(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
