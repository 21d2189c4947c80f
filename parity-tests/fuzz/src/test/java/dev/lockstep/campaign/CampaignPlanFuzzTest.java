package dev.lockstep.campaign;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import dev.lockstep.fuzz.Scalars;
import dev.lockstep.fuzz.ScratchFile;
import dev.lockstep.op.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The plan of a campaign, {@code campaign-plan.json}. */
class CampaignPlanFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named(CampaignPlan.NAME);

    static final ParserRule<CampaignPlan> RULE = ParserRule.whole(
            "the plan of a campaign",
            IOException.class,
            input -> {
                FILE.with(input);
                return CampaignPlan.read(FILE.folder()).orElseThrow();
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
