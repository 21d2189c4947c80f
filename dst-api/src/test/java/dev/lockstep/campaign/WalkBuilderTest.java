package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.ShelfCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkBuilderTest {

    private static final List<ShelfCommand> COMMANDS = List.of(new Put("cup", 3), new Put("jug", 4), new Count());

    @TempDir
    private Path folder;

    @Test
    void a_walk_over_two_arms_that_agree_is_in_parity() {
        try (PlayedWalk walk = WalkBuilder.of(new Shelf())
                .arm("embedded", shelf())
                .arm("cli", shelf())
                .play()) {
            assertThatCode(walk::assertParity).doesNotThrowAnyException();
            assertThat(walk.result().steps()).isEqualTo(100);
        }
    }

    @Test
    void a_temporary_folder_goes_with_a_walk_that_found_nothing() {
        PlayedWalk walk = sound().play();
        assertThat(walk.folder().resolve(Recording.REPORT)).exists();

        walk.close();

        assertThat(walk.folder()).doesNotExist();
    }

    @Test
    void a_temporary_folder_stays_after_a_finding_and_the_failure_names_it() throws IOException {
        PlayedWalk walk = lossy().play();
        try {
            walk.close();

            assertThat(walk.folder().resolve("arms/cli")).isDirectory();
            assertThatThrownBy(walk::assertParity)
                    .hasMessageContaining("commands, journal and report are in " + walk.folder());
        } finally {
            new FileTree(walk.folder()).delete();
        }
    }

    @Test
    void a_named_folder_keeps_the_recording_and_loses_the_data_of_the_arms() {
        sound().folder(folder).play().close();

        assertThat(folder.resolve(Recording.COMMANDS)).exists();
        assertThat(folder.resolve(Recording.REPORT)).exists();
        assertThat(folder.resolve("arms")).doesNotExist();
    }

    @Test
    void the_first_line_of_a_failure_says_it_all() {
        PlayedWalk walk = lossy().folder(folder).play();

        Throwable failure = catchThrowable(walk::assertParity);

        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(failure.getMessage().lines().findFirst())
                .hasValue("DIVERGED, step 1, put: 1 difference; first MISSING at /probe/all/rows/0:"
                        + " embedded has [\"cup\",3], cli has nothing");
    }

    @Test
    void the_second_line_of_a_failure_is_the_headline_of_a_summary() {
        PlayedWalk walk = lossy().folder(folder).play();

        assertThat(catchThrowable(walk::assertParity)
                        .getMessage()
                        .lines()
                        .skip(1)
                        .findFirst())
                .get()
                .asString()
                .matches("  DIVERGED  shelf, shelf, seed 0: 1 of 3 steps over embedded, cli in [0-9.]+ s");
    }

    @Test
    void a_walk_that_exercised_too_little_is_not_in_parity() {
        try (PlayedWalk walk = sound().commands(COMMANDS.subList(0, 1)).play()) {
            assertThatThrownBy(walk::assertParity)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("VACUOUS, ")
                    .hasMessageContaining("a longer walk exercises more")
                    .hasMessageNotContaining(walk.folder().toString());
        }
    }

    @Test
    void the_same_seed_draws_the_same_commands() throws IOException {
        Report first = recorded("first", 7);
        Report second = recorded("second", 7);
        Report other = recorded("other", 8);

        assertThat(first.commands()).isEqualTo(second.commands());
        assertThat(first.commands().sha256()).isNotEqualTo(other.commands().sha256());
    }

    @Test
    void a_system_is_described_by_its_name_alone() throws IOException {
        Report report = recorded("named", 1);

        assertThat(report.system()).isEqualTo("shelf");
        assertThat(report.arms()).extracting(Report.Arm::version).containsOnly("1");
    }

    @Test
    void the_first_arm_is_the_reference() {
        assertThat(sound().plan(folder).arms().reference()).isEqualTo("embedded");
        assertThat(sound().reference("cli").plan(folder).arms().names()).containsExactly("cli", "embedded");
    }

    @Test
    void only_the_named_kinds_are_drawn() {
        WalkPlan<SortedMap<String, Long>> plan = WalkBuilder.of(new Shelf())
                .arm("embedded", shelf())
                .kinds(List.of("put"))
                .plan(folder);

        assertThat(plan.stream().kinds())
                .singleElement()
                .satisfies(kind -> assertThat(kind.name()).isEqualTo("put"));
    }

    @Test
    void a_kind_that_the_workload_does_not_have_is_refused() {
        assertThatThrownBy(() -> WalkBuilder.of(new Shelf()).kinds(List.of("put", "pat")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the workload shelf has no command pat; it has put, putAgain, count, reopen");
    }

    @Test
    void a_walk_without_an_arm_says_what_to_call() {
        assertThatThrownBy(() -> WalkBuilder.of(new Shelf()).play())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call arm(name, provider)");
    }

    @Test
    void a_listener_is_called_after_the_step_is_on_disk() {
        List<Long> lines = new ArrayList<>();
        sound().folder(folder)
                .listener(new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        lines.add(journalLines());
                    }
                })
                .play();

        // One line says that the arms are open, one that a command is asked, one gives its outcome; the setup has one.
        assertThat(lines).containsExactly(2L, 4L, 6L, 8L);
    }

    @Test
    void a_builder_plays_several_walks() throws IOException {
        WalkBuilder<SortedMap<String, Long>> builder = sound();
        try (PlayedWalk first = builder.folder(folder.resolve("1")).play();
                PlayedWalk second = builder.folder(folder.resolve("2")).play()) {
            assertThat(first.result().steps()).isEqualTo(3);
            assertThat(second.result().steps()).isEqualTo(3);
        }
    }

    private long journalLines() {
        try {
            return Files.readAllLines(folder.resolve(Recording.JOURNAL)).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Report recorded(String name, long seed) throws IOException {
        Path recorded = folder.resolve(name);
        try (PlayedWalk walk = WalkBuilder.of(new Shelf())
                .arm("embedded", shelf())
                .seed(seed)
                .steps(50)
                .folder(recorded)
                .play()) {
            assertThat(walk.result().verdict()).isEqualTo(Verdict.PARITY);
        }
        return ReportFile.read(recorded);
    }

    private static WalkBuilder<SortedMap<String, Long>> sound() {
        return WalkBuilder.of(new Shelf())
                .commands(COMMANDS)
                .arm("embedded", shelf())
                .arm("cli", shelf());
    }

    /** A walk whose command line loses each write. */
    private static WalkBuilder<SortedMap<String, Long>> lossy() {
        return WalkBuilder.of(new Shelf())
                .commands(COMMANDS)
                .arm("embedded", shelf())
                .arm(
                        "cli",
                        shelf(Answering.with((backend, operation) -> operation instanceof Operation.Mutate
                                ? Outcome.Done.affecting(1)
                                : backend.apply(operation))));
    }

    private static BackendProvider shelf() {
        return shelf(UnaryOperator.identity());
    }

    private static BackendProvider shelf(UnaryOperator<Backend> change) {
        ArmPlan arm = Shelf.arm("shelf", change);
        return arm.provider();
    }
}
