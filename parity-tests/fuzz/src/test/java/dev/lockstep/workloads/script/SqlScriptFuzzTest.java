package dev.lockstep.workloads.script;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A script of statements in SQL. */
class SqlScriptFuzzTest {

    static final ParserRule<List<Statements.Piece>> RULE = ScriptRule.of(Notation.SQL);

    @FuzzTest
    void script(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
