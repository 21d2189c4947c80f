package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.junit.Arms.Alike;
import dev.lockstep.junit.Arms.Lossy;
import dev.lockstep.junit.Arms.Lost;
import dev.lockstep.junit.Arms.Moody;
import dev.lockstep.junit.Arms.OtherCode;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.junit.Arms.Throwing;
import dev.lockstep.report.Recording;
import dev.lockstep.report.triage.FindingFile;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a person sees of a planted bug. */
class FailureTest {

    private static final String KNOWN = "target/known/shelf.yaml";

    @TempDir
    private Path out;

    static class Wrong {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class, Lossy.class},
                workloads = Shelf.class,
                seeds = "4..5")
        void shelves_agree() {
            throw new IllegalStateException("the body of a failed walk is run");
        }
    }

    @Test
    void a_failure_says_everything_about_its_divergence() {
        Events events = Suite.of(Wrong.class, out).run();

        AssertionFailedError first = (AssertionFailedError) Suite.thrown(events).get(0);
        AssertionFailedError second =
                (AssertionFailedError) Suite.thrown(events).get(1);
        Golden.check(
                "failure.txt",
                neutral(first.getMessage()) + "\n\nexpected:\n"
                        + first.getExpected().getValue() + "\n\nactual:\n"
                        + first.getActual().getValue() + "\n\n" + neutral(second.getMessage()) + "\n");
        assertThat(Suite.thrown(events).get(2))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("not judged, because these seeds did not come to their end in parity: 4, 5");
    }

    private String neutral(String message) {
        return message.replace(out.toString(), "OUT")
                .replace(Path.of("").toAbsolutePath().toString(), "PROJECT");
    }

    @Test
    void the_report_is_attached_without_the_stores_of_the_arms() {
        Suite.of(Wrong.class, out).with(Overrides.SEEDS, "1").unshrunk().run();

        Path attached = out.resolve("attached/shelf-shelf-right-alike-lossy-seed-1/lockstep-seed-1");
        assertThat(attached.resolve(Recording.COMMANDS)).exists();
        assertThat(attached.resolve(Recording.REPORT)).exists();
        assertThat(attached.resolve(FindingFile.NAME)).exists();
        assertThat(attached.resolve("report.html")).exists();
        assertThat(attached.resolve("arms")).doesNotExist();
    }

    @Test
    void a_finding_is_not_overwritten() {
        Suite suite = Suite.of(Wrong.class, out).with(Overrides.SEEDS, "1").unshrunk();
        suite.run();
        suite.run();

        Path recordings = out.resolve("recordings").resolve(Wrong.class.getName() + ".shelves_agree");
        assertThat(recordings.resolve("seed-1").resolve(Recording.REPORT)).exists();
        assertThat(recordings.resolve("seed-1-2").resolve(Recording.REPORT)).exists();
    }

    @BeforeAll
    static void a_list_of_known_differences() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path list = Path.of(KNOWN);
        Files.createDirectories(list.resolveSibling("witnesses"));
        Files.writeString(list, """
                - id: LS-0001
                  kind: known-bug
                  system: shelf
                  arms: {reference: right, deviating: othercode}
                  versions: "[1,2)"
                  command: putAgain
                  where:
                    - {argument: /name, equals: cup}
                  difference: {path: /code, class: VALUE}
                  expect:
                    reference: {outcome: Refused, class: DUPLICATE, code: "409"}
                    deviating: {outcome: Refused, class: DUPLICATE, code: "410"}
                  witness: witnesses/LS-0001.jsonl
                  limits: {hits: 2, perSteps: 200}
                  owner: transports
                  link: https://example.org/1
                  reason: The shelf has its own code.
                  added: %s
                  review: %s
                  open: [things]
                """.formatted(today, today.plusDays(60)));
        Files.writeString(list.resolveSibling("witnesses/LS-0001.jsonl"), """
                {"lockstep":1,"system":"shelf","workload":"shelf","seed":1,"generator":1,"kinds":["put","putAgain"]}
                {"command":"put","name":"cup","size":3}
                {"command":"putAgain","name":"cup"}
                """);
    }

    static class AlmostKnown {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, OtherCode.class},
                workloads = Shelf.class,
                seeds = "1",
                known = KNOWN)
        void shelves_agree() {}
    }

    @Test
    void a_failure_names_the_known_difference_that_almost_covers_it() {
        Throwable failure =
                Suite.only(Suite.of(AlmostKnown.class, out).unshrunk().run());

        assertThat(failure).hasMessageContaining("\n  almost a known difference: LS-0001, but not its where: ");
    }

    static class Faulty {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Throwing.class},
                workloads = Shelf.class,
                seeds = "1")
        void shelves_agree() {}
    }

    @Test
    void a_fault_of_a_backend_is_told_as_one() {
        Throwable failure = Suite.only(Suite.of(Faulty.class, out).run());

        assertThat(failure.getMessage()).startsWith("FAULT ").contains("the shelf fell down");
    }

    static class Lonely {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Lost.class},
                workloads = Shelf.class,
                seeds = "1")
        void shelves_agree() {}
    }

    @Test
    void an_arm_that_is_lost_in_the_middle_is_a_failure_everywhere() {
        Throwable failure = Suite.only(Suite.of(Lonely.class, out).run());

        assertThat(failure).isInstanceOf(AssertionFailedError.class);
        assertThat(failure.getMessage()).startsWith("INFRA ").contains("the machine is gone");
    }

    static class Noisy {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Moody.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1",
                aa = true)
        void shelves_agree() {}
    }

    @Test
    void noise_is_told_as_noise() {
        Throwable failure = Suite.only(Suite.of(Noisy.class, out).run());

        assertThat(failure.getMessage()).startsWith("NOISE ").contains("the reference disagrees with itself");
    }

    static class Short {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1",
                steps = 2)
        void shelves_agree() {}
    }

    @Test
    void a_walk_that_exercises_too_little_is_no_parity() {
        Throwable failure = Suite.only(Suite.of(Short.class, out).run());

        assertThat(failure.getMessage())
                .startsWith("VACUOUS in seed 1: ")
                .contains("not exercised, the first: ", "-Dlockstep.steps=");
    }

    @Test
    void several_walks_that_together_exercise_too_little_are_no_parity() {
        Throwable failure = Suite.only(
                Suite.of(Short.class, out).with(Overrides.SEEDS, "1..2").run());

        assertThat(failure.getMessage())
                .startsWith("VACUOUS over seeds 1..2: ")
                .contains("the first: ", "-Dlockstep.steps=");
    }
}
