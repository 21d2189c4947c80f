package dev.lockstep.assembly;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An arm as {@code --arms} names it. */
class ArmNameFuzzTest {

    /** A shorter name is the name of another arm, and no arm's name is there twice. */
    static final ParserRule<ArmSpec> RULE = new ParserRule<>(
            "the name of an arm",
            InputException.class,
            input -> exactly(new String(input, StandardCharsets.UTF_8)),
            arm -> arm.name().getBytes(StandardCharsets.UTF_8),
            (arm, input) -> arm.name().getBytes(StandardCharsets.UTF_8).length == input.length,
            (arm, input, at) -> true,
            arm -> true);

    @FuzzTest
    void name(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }

    private static ArmSpec exactly(String text) {
        ArmSpec arm = ArmSpec.parse(text);
        if (!arm.name().equals(text)) {
            throw new AssertionError("'" + text + "' is read as " + arm.name());
        }
        return arm;
    }
}
