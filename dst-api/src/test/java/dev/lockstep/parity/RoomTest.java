package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoomTest {

    private static final Path FOLDER = Path.of("walk", "arms", "cli", "data");

    private static final String WORDS = "IO Exception: \"No space left on device\"";

    static List<Outcome> failures() {
        return List.of(
                new Refused(Refused.UNCLASSIFIED, "90028", WORDS),
                new Broken(Cause.DIED, "the program ended with 1", true, Map.of("stderr", "at x\n" + WORDS)),
                Broken.of(Cause.BACKEND, "the backend threw " + WORDS));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_on_a_full_disk_is_not_the_system_s(Outcome failure) {
        assertThat(withLeft(0, failure)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.LAUNCHER);
            assertThat(broken.detail())
                    .isEqualTo("the disk is full: " + FOLDER
                            + " has 0 KiB left; free some space, or name another folder with --out");
        });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_kernel_s_words_are_believed_only_where_little_is_left(Outcome failure) {
        assertThat(withLeft(1L << 30, failure)).isNotEqualTo(failure);
        assertThat(withLeft(1L << 40, failure)).isEqualTo(failure);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIED", "TIMED_OUT", "GARBAGE", "CUT_OFF", "UNPROVEN"})
    void another_failure_where_enough_is_left_is_the_system_s(Cause cause) {
        Broken broken = Broken.of(cause, "the program ended with 1");

        assertThat(withLeft(1L << 30, broken)).isEqualTo(broken);
    }

    static List<Outcome> answers() {
        return List.of(Done.affecting(1), new Outcome.Rows(List.of()), new Refused("CONSTRAINT", "23505", WORDS));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_on_a_full_disk_is_compared_as_ever(Outcome answer) {
        assertThat(withLeft(0, answer)).isEqualTo(answer);
    }

    private static Outcome withLeft(long bytes, Outcome outcome) {
        return new Room(FOLDER, folder -> bytes).judged(outcome);
    }
}
