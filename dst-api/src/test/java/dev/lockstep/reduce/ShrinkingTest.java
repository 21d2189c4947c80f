package dev.lockstep.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.Shrunk.Ended;
import dev.lockstep.report.Shrunk.Reproduction;
import dev.lockstep.report.repro.ReproFolder;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.DurableShelf;
import dev.lockstep.shelf.DurableShelf.Bug;
import dev.lockstep.shelf.PartOfShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.PutAgain;
import dev.lockstep.shrink.Budget;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded finding becomes small on fresh arms, and nothing that was found on the way is lost. */
class ShrinkingTest {

    /** A name that is there already has another code. */
    private static final UnaryOperator<Backend> OTHER_CODE =
            Answering.refusing(new Outcome.Refused("DUPLICATE", "410", ""));

    /** Every large thing is lost. */
    private static UnaryOperator<Backend> losing(BooleanSupplier now) {
        return losing(40, now);
    }

    private static UnaryOperator<Backend> losing(long above, BooleanSupplier now) {
        return Answering.with((backend, operation) -> {
            boolean large = operation instanceof Operation.Mutate mutate
                    && mutate.text().startsWith("put ")
                    && Long.parseLong(mutate.text().split(" ")[2]) > above;
            return large && now.getAsBoolean() ? Outcome.Done.affecting(1) : backend.apply(operation);
        });
    }

    /** With this seed the first loss is on a full shelf, and a part is read after it. */
    private static final long SEEN_BY_A_PART = 7;

    private static final UnaryOperator<Backend> LOSING = losing(() -> true);

    @TempDir
    private Path folder;

    private FoundShelf found;

    private FoundShelf found(UnaryOperator<Backend> wrong) {
        found = new FoundShelf(folder, wrong);
        return found;
    }

    @AfterEach
    void close() {
        found.close();
    }

    @Test
    void a_finding_keeps_only_the_commands_and_arguments_that_it_needs() throws IOException {
        found(LOSING).walk(new Put("cup", 1), new Count(), new Put("jug", 40), new PutAgain("cup"), new Put("pan", 90));

        Shrunk shrunk = found.shrink();

        assertThat(found.smallest()).containsExactly("{\"command\":\"put\",\"name\":\"a\",\"size\":41}");
        assertThat(shrunk.ended()).isEqualTo(Ended.FINISHED);
        assertThat(shrunk.to()).isEqualTo(1);
        assertThat(shrunk.from()).isEqualTo(5);
        assertThat(shrunk.before()).isEqualTo(new Reproduction(2, 2));
        assertThat(shrunk.after()).isEqualTo(new Reproduction(3, 3));
        assertThat(shrunk.trials()).isPositive().isLessThan(30);
    }

    @Test
    void a_finding_that_a_read_of_a_part_saw_becomes_as_small_as_any_other() throws IOException {
        AtomicInteger lost = new AtomicInteger();
        found(losing(97, () -> lost.incrementAndGet() > 0)).walking(new PartOfShelf(true));

        StepRecord step = found.walk(SEEN_BY_A_PART, 200).findings().get(0).step();
        assertThat(lost).hasPositiveValue();
        assertThat(step.facts().get("things")).isGreaterThanOrEqualTo(PartOfShelf.LARGE);
        assertThat(step.probes().get(0))
                .as("the first read of the step")
                .satisfies(probed -> assertThat(probed.sampled()).isTrue())
                .satisfies(probed -> assertThat(probed.agreed()).isFalse());

        Shrunk shrunk = found.shrink();

        assertThat(found.smallest()).containsExactly("{\"command\":\"put\",\"name\":\"a\",\"size\":98}");
        assertThat(shrunk.shows()).isEqualTo(found.report().findings().get(0).bucket());
        assertThat(shrunk.after()).isEqualTo(new Reproduction(3, 3));
    }

    @Test
    void the_folder_has_the_recording_of_a_walk_of_the_smallest_list_on_all_arms() throws IOException {
        found(OTHER_CODE).walk(1, 60);

        Shrunk shrunk = found.shrink();

        Path recorded = found.folder(shrunk);
        Report report = ReportFile.read(recorded);
        assertThat(FoundShelf.commands(recorded.resolve(Recording.COMMANDS)))
                .isEqualTo(found.smallest())
                .hasSize(2);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.bucket())
                        .isEqualTo(shrunk.shows())
                        .isEqualTo(found.report().findings().get(0).bucket()));
        assertThat(report.arms()).extracting(Report.Arm::name).containsExactly("embedded", "cli", "server");
        assertThat(report.changing().folder()).isEqualTo(shrunk.bucket());
        assertThat(recorded.resolve(Recording.JOURNAL)).exists();
        assertThat(Shrunk.read(recorded)).contains(shrunk);
        assertThat(found.walk.resolve("shrunk")).isDirectoryContaining("glob:**" + shrunk.bucket());
        try (var left = Files.list(found.walk.resolve("shrunk"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void only_the_arms_that_disagree_play_the_trials() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        ArmPlan right = Shelf.arm("server", backend -> {
            opened.incrementAndGet();
            return backend;
        });
        found = new FoundShelf(folder, List.of(FoundShelf.sound("embedded"), Shelf.arm("cli", LOSING), right));
        found.walk(3, 60);
        opened.set(0);

        found.shrink();

        assertThat(opened).as("the plays at the end").hasValue(3);
    }

    @Test
    void another_finding_on_the_way_is_kept_and_not_followed() throws IOException {
        // Large things are lost, and the count is wrong as long as there are none.
        UnaryOperator<Backend> two = Answering.with((backend, operation) -> {
            if (operation instanceof Operation.Query query && query.before().equals("count")) {
                Outcome.Rows rows = (Outcome.Rows) backend.apply(operation);
                return rows.rows().toString().contains("0") ? new Outcome.Rows(List.of()) : rows;
            }
            return backend.apply(operation);
        });
        found(backend -> OTHER_CODE.apply(two.apply(backend)))
                .walk(new Put("cup", 1), new Count(), new Put("jug", 2), new PutAgain("cup"));

        Shrunk shrunk = found.shrink();

        assertThat(found.smallest())
                .containsExactly(
                        "{\"command\":\"put\",\"name\":\"a\",\"size\":1}", "{\"command\":\"putAgain\",\"name\":\"a\"}");
        assertThat(shrunk.slips()).allSatisfy(slip -> {
            assertThat(slip.kind()).isEqualTo("count");
            assertThat(found.folder(shrunk).resolve(slip.file())).exists();
        });
    }

    @Test
    void a_finding_that_comes_and_goes_is_measured_and_every_step_keeps_its_level() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        found = new FoundShelf(folder, List.of(FoundShelf.sound("embedded"), Shelf.arm("cli", backend -> {
            // Two of three openings are wrong.
            boolean now = opened.incrementAndGet() % 3 != 0;
            return losing(() -> now).apply(backend);
        })));
        found.walk(3, 60);

        Shrunk shrunk = found.shrink();

        assertThat(shrunk.before().of()).isEqualTo(5);
        assertThat(shrunk.before().again()).isBetween(3L, 4L);
        assertThat(shrunk.to()).isEqualTo(1);
        assertThat(shrunk.after().of()).isEqualTo(5);
        assertThat(shrunk.after().again()).isBetween(3L, 4L);
    }

    @Test
    void a_finding_that_does_not_come_back_is_not_shrunk_and_nothing_is_lost() throws IOException {
        found(LOSING).walk(3, 60);
        found.over(FoundShelf.sound("embedded"), FoundShelf.sound("cli"), FoundShelf.sound("server"));

        Shrunk shrunk = found.shrink();

        assertThat(shrunk.ended()).isEqualTo(Ended.NOT_SHOWN);
        assertThat(shrunk.before().again()).isZero();
        assertThat(shrunk.to()).isEqualTo(shrunk.from());
        assertThat(found.report().findings()).hasSize(1);
    }

    @Test
    void whoever_stops_it_keeps_the_smallest_list_so_far_and_the_next_one_goes_on_from_there() throws IOException {
        found(OTHER_CODE).walk(1, 60);
        found.watchedBy((from, to, trials) -> {
            if (trials == 5) {
                Thread.currentThread().interrupt();
            }
        });

        Shrunk stopped = found.shrink();
        Thread.interrupted();

        assertThat(stopped.ended()).isEqualTo(Ended.INTERRUPTED);
        assertThat(stopped.to()).isLessThan(stopped.from());
        assertThat(found.smallest()).hasSize((int) stopped.to());
        assertThat(ReportFile.read(found.folder(stopped)).findings()).hasSize(1);
        found.watchedBy((from, to, trials) -> assertThat(to).isLessThanOrEqualTo(stopped.to()));
        assertThat(found.shrink().to()).isEqualTo(2);
    }

    @Test
    void a_budget_that_is_used_up_leaves_a_list_that_shows_the_finding() throws IOException {
        found(OTHER_CODE).with(Budget.of(3)).walk(1, 60);

        Shrunk shrunk = found.shrink();

        assertThat(shrunk.ended()).isEqualTo(Ended.BUDGET);
        assertThat(shrunk.after()).isEqualTo(new Reproduction(3, 3));
    }

    @Test
    void it_goes_on_from_the_smallest_list_even_if_its_recording_is_gone() throws IOException {
        found(OTHER_CODE).walk(1, 60);
        found.shrink();
        new FileTree(found.walk.resolve("shrunk")).delete();
        AtomicInteger longest = new AtomicInteger();
        found.watchedBy((from, to, trials) -> longest.accumulateAndGet((int) to, Math::max));

        found.shrink();

        assertThat(longest).hasValue(2);
    }

    @Test
    void a_smallest_list_that_somebody_spoiled_is_left_aside() throws IOException {
        found(OTHER_CODE).walk(1, 60);
        found.shrink();
        Files.writeString(found.walk.resolve(Shrunk.COMMANDS), "{ not a command file");
        new FileTree(found.walk.resolve("shrunk")).delete();

        assertThat(found.shrink().to()).isEqualTo(2);
    }

    @Test
    void a_later_finding_of_a_walk_that_went_on_is_shrunk_by_its_bucket() throws IOException {
        found(backend -> OTHER_CODE.apply(LOSING.apply(backend)))
                .goingOn()
                .walk(new Put("jug", 2), new PutAgain("jug"), new Count(), new Put("cup", 1), new Put("pan", 50));
        String bucket = found.report().findings().get(1).bucket();

        Shrunk shrunk = found.shrink(Optional.of(bucket.substring(0, 6)));

        assertThat(shrunk.bucket()).isEqualTo(bucket);
        assertThat(FoundShelf.commands(found.folder(shrunk).resolve(Recording.COMMANDS)))
                .containsExactly("{\"command\":\"put\",\"name\":\"a\",\"size\":41}");
        assertThat(found.walk.resolve(Shrunk.COMMANDS)).doesNotExist();
    }

    @Test
    void a_burst_stays_if_the_finding_shows_only_unobserved() throws IOException {
        found = new FoundShelf(
                folder, List.of(durable("sound", Bug.NONE), durable("other", Bug.LOSES_WHAT_IS_NOT_READ)));
        found.walk(1, 60);
        assertThat(found.report().findings().get(0).located().orElseThrow().shown())
                .isFalse();

        Shrunk shrunk = found.shrink();

        assertThat(found.smallest())
                .hasSizeLessThan((int) shrunk.from())
                .anyMatch(line -> line.contains("\"observe\":[]"));
        assertThat(ReportFile.read(found.folder(shrunk)).findings()).isNotEmpty();
    }

    @Test
    void a_store_that_is_empty_after_the_walk_is_shrunk_over_its_afterlife() throws IOException {
        found = new FoundShelf(folder, List.of(durable("sound", Bug.NONE), durable("other", Bug.EMPTIED_WHEN_CLOSED)));
        found.walk(new Put("cup", 1), new Count(), new Put("jug", 2), new Count());

        Shrunk shrunk = found.shrink();

        assertThat(found.smallest()).hasSize(2);
        assertThat(shrunk.after()).isEqualTo(new Reproduction(3, 3));
    }

    @Test
    void a_finding_that_only_a_look_into_the_store_shows_is_shrunk_to_such_looks_and_has_reproducers()
            throws IOException {
        List<ArmPlan> arms = List.of(lookedInto("embedded", Long.MAX_VALUE), lookedInto("cli", 40));
        found = new FoundShelf(folder, arms);
        found.walk(new Put("cup", 1), new Count(), new Put("jug", 90), new Count());

        Shrunk shrunk = found.shrink();

        assertThat(found.smallest())
                .containsExactly("{\"command\":\"put\",\"name\":\"a\",\"size\":41,\"observe\":[\"inside\"]}");
        assertThat(shrunk.after()).isEqualTo(new Reproduction(3, 3));
        assertThat(ReproFolder.write(found.walk, new Shelf(), new ArmPlans("embedded", arms)))
                .singleElement()
                .satisfies(
                        written -> assertThat(written.notShown()).anyMatch(why -> why.contains("a check of the store")))
                .satisfies(written -> assertThat(written.folder().resolve("issue.md"))
                        .content()
                        .contains("the shelf is whole", "there is a crack", "put a 41")
                        .contains("Check of the store's files of cli, the shelf is whole: there is a crack"));
    }

    @Test
    void a_query_that_reads_by_what_a_look_saw_damaged_is_a_step_of_the_reproducer() throws IOException {
        List<ArmPlan> arms = List.of(
                lookedInto("embedded", Long.MAX_VALUE, LookedInto.CRACKS), lookedInto("cli", 40, LookedInto.CRACKS));
        found = new FoundShelf(folder, arms);
        found.walk(new Put("cup", 1), new Count(), new Put("jug", 90), new Count());

        found.shrink();
        ReproFolder.Written written = ReproFolder.write(found.walk, new Shelf(), new ArmPlans("embedded", arms))
                .get(0);

        assertThat(written.notShown()).first().asString().startsWith(WalkFolder.BESIDES);
        assertThat(written.folder().resolve("issue.md"))
                .content()
                .contains("put a 41", "cracks", "there is a crack")
                .doesNotContain("not ready for a tracker");
        assertThat(WalkFolder.read(found.walk).divergences().get(0).isOnlyLooked())
                .isFalse();
    }

    @Test
    void a_query_that_does_not_show_the_damage_is_not_in_the_reproducer() throws IOException {
        List<ArmPlan> arms = List.of(lookedInto("embedded", Long.MAX_VALUE, "list"), lookedInto("cli", 40, "nothing"));
        found = new FoundShelf(folder, arms).walking(new Shelf());
        found.walk(new Put("cup", 1), new Put("jug", 90));

        found.shrink();
        ReproFolder.Written written = ReproFolder.write(found.walk, new Shelf(), new ArmPlans("embedded", arms))
                .get(0);

        assertThat(written.folder().resolve("issue.md")).content().contains("not ready for a tracker");
        assertThat(WalkFolder.read(found.walk).divergences().get(0).isOnlyLooked())
                .isTrue();
    }

    @Test
    void an_arm_whose_store_nobody_looked_into_is_on_no_side() throws IOException {
        found = new FoundShelf(folder, List.of(lookedInto("embedded", 40), FoundShelf.sound("server")));
        found.walk(new Put("cup", 1), new Put("jug", 90));

        assertThat(WalkFolder.read(found.walk).divergences())
                .singleElement()
                .extracting(divergence -> divergence.standing().sentence())
                .isEqualTo("no majority: embedded against the model");
    }

    @Test
    void a_difference_that_a_read_shows_is_not_given_up_for_one_that_only_a_look_into_the_store_shows()
            throws IOException {
        // A thing above 40 makes a crack, and only one above 60 is lost too.
        ArmPlan losing = Shelf.arm("cli", losing(60, () -> true));
        found = new FoundShelf(
                folder,
                List.of(
                        lookedInto("embedded", Long.MAX_VALUE),
                        ArmPlan.of("cli", new LookedInto(losing.provider(), 40, ""), Engine.of(Shelf.SYSTEM))));
        found.walk(new Put("cup", 1), new Count(), new Put("jug", 90));

        found.shrink();

        assertThat(found.smallest()).singleElement().asString().contains("\"size\":61");
    }

    @Test
    void noise_is_not_shrunk() {
        AtomicInteger asked = new AtomicInteger();
        ArmPlan noisy = Shelf.arm("embedded", Answering.with((backend, operation) -> {
            boolean counts =
                    operation instanceof Operation.Query query && query.before().equals("count");
            return counts
                    ? new Outcome.Rows(List.of(Row.of(Cell.number(asked.incrementAndGet()))))
                    : backend.apply(operation);
        }));
        found = new FoundShelf(folder, List.of(noisy, noisy.again("embedded-again")));
        found.walk(new Put("cup", 1), new Count());

        assertThatThrownBy(() -> found.shrink()).hasMessageContaining("noise is not shrunk");
    }

    @Test
    void a_finding_that_the_walk_does_not_have_is_refused_with_those_that_it_has() throws IOException {
        found(LOSING).walk(3, 60);

        assertThatThrownBy(() -> found.shrink(Optional.of("ffff")))
                .hasMessageContaining(" has no finding in the bucket ffff; it has "
                        + found.report().findings().get(0).bucket());
    }

    private static ArmPlan lookedInto(String name, long largest) {
        return lookedInto(name, largest, "");
    }

    private static ArmPlan lookedInto(String name, long largest, String question) {
        return ArmPlan.of(
                name, new LookedInto(FoundShelf.sound(name).provider(), largest, question), Engine.of(Shelf.SYSTEM));
    }

    private static ArmPlan durable(String name, Bug bug) {
        return ArmPlan.of(name, new DurableShelf(bug), Engine.of(Shelf.SYSTEM));
    }
}
