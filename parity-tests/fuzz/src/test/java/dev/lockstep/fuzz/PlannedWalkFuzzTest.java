package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.op.Json;
import dev.lockstep.report.PlannedWalk;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The plan of a walk, {@code plan.json}. */
class PlannedWalkFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named("plan.json");

    static final ParserRule<PlannedWalk> RULE = ParserRule.whole(
            "the plan of a walk",
            IOException.class,
            input -> {
                FILE.with(input);
                return PlannedWalk.read(FILE.folder()).orElseThrow();
            },
            Json.MAPPER::writeValueAsBytes,
            Scalars::areIn);

    @FuzzTest
    void plan(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
