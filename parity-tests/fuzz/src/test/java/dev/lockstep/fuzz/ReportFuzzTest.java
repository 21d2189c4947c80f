package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.op.Json;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The report of a walk, {@code report.json}. */
class ReportFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named("report.json");

    static final ParserRule<Report> RULE = ParserRule.whole(
            "the report of a walk",
            IOException.class,
            input -> {
                FILE.with(input);
                return ReportFile.read(FILE.folder());
            },
            Json.MAPPER::writeValueAsBytes,
            Scalars::areIn);

    @FuzzTest
    void report(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
