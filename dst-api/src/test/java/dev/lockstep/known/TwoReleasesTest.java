package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Backend;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.PutAgain;
import dev.lockstep.system.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A known difference between two releases over one transport. */
class TwoReleasesTest {

    private static final String ENTRY = ShelfList.ENTRY
            .replace("deviating: cli}", "deviating: embedded}")
            .replace("versions: \"[1,2)\"", "versions: {reference: \"[2,3)\", deviating: \"[1,2)\"}");

    private static final Shelf.ShelfCommand[] SHOWING = {new Put("cup", 3), new PutAgain("cup")};

    @TempDir
    private Path folder;

    private static ArmPlan arm(String name, String version, UnaryOperator<Backend> change) {
        ArmPlan arm = Shelf.arm("embedded", change);
        Engine engine = new Engine(Shelf.SYSTEM, version, List.of());
        return new ArmPlan(name, arm.provider(), engine, engine, arm.settings());
    }

    private static List<ArmPlan> releases(String reference, String other) {
        return List.of(
                arm("embedded", reference, UnaryOperator.identity()),
                arm("embedded@" + other, other, ShelfList.OTHER_CODE));
    }

    private WalkResult walk(ShelfList list, List<ArmPlan> arms) throws KnownListException {
        WalkPlan<?> plan = list.plan(arms, SHOWING);
        return Walk.run(plan.allowing(list.read().in("shelf", arms, ShelfList.DAY)), new WalkListener() {});
    }

    @Test
    void its_entry_covers_these_two_releases() throws Exception {
        ShelfList list = new ShelfList(folder).list(ENTRY);

        assertThat(walk(list, releases("2", "1")).known()).hasSize(1);
    }

    @Test
    void the_other_way_round_is_a_finding() throws Exception {
        ShelfList list = new ShelfList(folder).list(ENTRY);

        assertThat(walk(list, releases("1", "2")).verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void another_release_is_a_finding() throws Exception {
        ShelfList list = new ShelfList(folder).list(ENTRY);

        assertThat(walk(list, releases("2", "0.9")).verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void its_entry_is_narrow() throws Exception {
        ShelfList list = new ShelfList(folder).list(ENTRY);

        assertThat(Narrowness.of(list.entry(), new Shelf())).isNotEmpty().allMatch(Narrowness.Perturbation::novel);
    }

    @Test
    void one_transport_in_versions_that_both_sides_may_run_is_noise() {
        ShelfList list = new ShelfList(folder).list(ENTRY.replace("deviating: \"[1,2)\"", "deviating: \"[1,2]\""));

        assertThatThrownBy(list::read).hasMessageContaining("deviating: both sides are embedded, in versions");
    }

    @Test
    void its_entry_is_written_from_the_finding() throws Exception {
        ShelfList list = new ShelfList(folder).list("# none\n");
        Path walked = Files.createDirectories(folder.resolve("walked"));
        List<ArmPlan> arms = releases("2", "1");
        WalkPlan<?> plan = list.plan(arms, SHOWING);
        Walk.run(plan, new Recording(walked, plan, Clock.systemUTC()));
        Witness<?> witness = new Witness<>(new Shelf(), arms, plan.limits(), folder.resolve("played"));

        new NewEntry<>(KnownDifferences.readToAdd(list.file(), ShelfList.VOCABULARY), ShelfList.VOCABULARY, witness)
                .add(walked, ShelfList.DAY);

        assertThat(list.file())
                .content()
                .contains(
                        "arms: {reference: embedded, deviating: embedded}",
                        "versions: {reference: \"[2]\", deviating: \"[1]\"}");
    }

    @Test
    void its_witness_is_played_on_the_arms_of_these_releases() throws Exception {
        ShelfList list = new ShelfList(folder).list(ENTRY);
        Witness<?> witness = new Witness<>(
                new Shelf(),
                releases("2", "1"),
                list.plan(releases("2", "1"), SHOWING).limits(),
                folder.resolve("played"));

        assertThat(witness.play(list.entry()).state()).isEqualTo(Witness.State.HOLDS);
    }
}
