package dev.lockstep.campaign;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import dev.lockstep.fuzz.Scalars;
import dev.lockstep.fuzz.ScratchFile;
import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The result of a walk for its campaign, {@code walk.json}. */
class ContributionFuzzTest {

    private static final ScratchFile FILE = ScratchFile.named(ContributionFile.NAME);

    static final ParserRule<Contribution> RULE = ParserRule.whole(
            "the result of a walk",
            IOException.class,
            input -> {
                FILE.with(input);
                return ContributionFile.read(FILE.folder()).orElseThrow();
            },
            walk -> {
                ContributionFile.write(walk, FILE.folder());
                return Files.readAllBytes(FILE.path());
            },
            (walk, input) -> {
                ContributionFile.write(walk, FILE.folder());
                return Scalars.areIn(Json.MAPPER.readTree(FILE.path().toFile()), input);
            });

    @FuzzTest
    void walk(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }
}
