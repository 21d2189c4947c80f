package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.DurableShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.PutAgain;
import dev.lockstep.stream.Observation;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewEntryTest {

    private static final String NONE = "# none now\n- {id: LS-0001, retired: 2026-11-20}\n";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    @Test
    void a_finding_becomes_an_entry_with_a_witness_that_has_only_what_it_needs() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list);
        String id = new NewEntry<>(list.read(), ShelfList.VOCABULARY, list.witness(ShelfList.OTHER_CODE))
                .add(walked, TODAY);
        assertThat(id).isEqualTo("LS-0002");
        assertThat(Files.readAllLines(folder.resolve("witnesses/LS-0002.jsonl")).stream()
                        .skip(1))
                .containsExactly(
                        "{\"command\":\"put\",\"name\":\"jug\",\"size\":2}",
                        "{\"command\":\"putAgain\",\"name\":\"jug\"}");
    }

    @Test
    void the_list_does_not_load_until_a_person_has_filled_in_the_entry() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        new NewEntry<>(list.read(), ShelfList.VOCABULARY, list.witness(ShelfList.OTHER_CODE)).add(record(list), TODAY);
        for (String left : List.of("owner", "link", "reason")) {
            assertThatThrownBy(list::read).hasMessageContaining(left + ": is empty; fill it in");
            list.list(Files.readString(list.file()).replace(left + ": \"\"", left + ": docs/findings/codes.md"));
        }
        KnownDifference entry = list.entry();
        assertThat(list.witness(ShelfList.OTHER_CODE).play(entry).state()).isEqualTo(Witness.State.HOLDS);
        assertThat(Narrowness.of(entry, new Shelf())).allMatch(Narrowness.Perturbation::novel);
        assertThat(list.walk(ShelfList.OTHER_CODE, new Put("jug", 2), new PutAgain("jug"))
                        .findings())
                .isEmpty();
        assertThat(list.walk(ShelfList.OTHER_CODE, new Put("cup", 2), new PutAgain("cup"))
                        .verdict())
                .isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void a_finding_that_does_not_recur_is_not_allow_listed() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list);
        NewEntry<?> signing = new NewEntry<>(list.read(), ShelfList.VOCABULARY, list.witness(UnaryOperator.identity()));
        assertThatThrownBy(() -> signing.add(walked, TODAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("played again, it is FIXED");
        assertThat(list.file()).hasContent(NONE);
    }

    /** The command line has another code for a jug that exists, and loses every pan. */
    private static final UnaryOperator<Backend> TWO_BUGS = Answering.with((backend, operation) -> {
        if (operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put pan ")) {
            return Outcome.Done.affecting(1);
        }
        Outcome outcome = backend.apply(operation);
        return outcome instanceof Outcome.Refused ? new Outcome.Refused("DUPLICATE", "410", "") : outcome;
    });

    private static final Shelf.ShelfCommand[] BOTH = {
        new Put("jug", 2), new PutAgain("jug"), new Count(), new Put("cup", 1), new Put("pan", 3)
    };

    private NewEntry<?> adding(ShelfList list) throws KnownListException {
        KnownDifferences known = KnownDifferences.readToAdd(list.file(), ShelfList.VOCABULARY);
        return new NewEntry<>(
                known, ShelfList.VOCABULARY, list.witness(TWO_BUGS).beside(known.entries()));
    }

    private List<String> witness(String id) throws IOException {
        return Files.readAllLines(folder.resolve("witnesses/" + id + ".jsonl")).stream()
                .skip(1)
                .toList();
    }

    @Test
    void a_later_finding_of_a_walk_that_went_on_is_added_by_its_step() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list, true, TWO_BUGS, BOTH);

        String id = adding(list).add(walked, new Which(Optional.of(5L), Optional.empty()), TODAY);

        assertThat(witness(id)).containsExactly("{\"command\":\"put\",\"name\":\"pan\",\"size\":3}");
    }

    @Test
    void a_finding_is_named_by_the_beginning_of_its_bucket() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list, true, TWO_BUGS, BOTH);
        String bucket = ReportFile.read(walked).findings().get(1).bucket();

        String id = adding(list).add(walked, new Which(Optional.empty(), Optional.of(bucket.substring(0, 5))), TODAY);

        assertThat(witness(id)).hasSize(1);
    }

    @Test
    void a_finding_that_the_walk_does_not_have_is_refused_with_those_that_it_has() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list, true, TWO_BUGS, BOTH);

        assertThatThrownBy(() -> adding(list).add(walked, new Which(Optional.of(4L), Optional.empty()), TODAY))
                .hasMessageMatching(
                        ".* has no such finding; it has step 2 \\(bucket [0-9a-f]{12}\\), step 5 \\(bucket.*");
    }

    @Test
    void several_are_added_before_a_person_fills_in_the_first() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list, true, TWO_BUGS, BOTH);

        String first = adding(list).add(walked, TODAY);
        String second = adding(list).add(walked, new Which(Optional.of(5L), Optional.empty()), TODAY);

        assertThat(List.of(first, second)).containsExactly("LS-0002", "LS-0003");
        assertThat(list.file()).content().contains("- id: LS-0002", "- id: LS-0003");
    }

    @Test
    void a_finding_after_an_allow_listed_step_is_added_with_the_other_entry_in_force() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        adding(list).add(record(list, true, TWO_BUGS, BOTH), TODAY);
        Path walked = Files.createDirectories(folder.resolve("second"));
        KnownDifferences known = KnownDifferences.readToAdd(list.file(), ShelfList.VOCABULARY);
        var plan =
                list.plan(List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", TWO_BUGS)), BOTH);
        plan = plan.allowing(known.in("shelf", plan.arms().all(), TODAY));
        assertThat(Walk.run(plan, new Recording(walked, plan, Clock.systemUTC()))
                        .known())
                .hasSize(1);

        String id = adding(list).add(walked, TODAY);

        assertThat(witness(id)).hasSize(1);
    }

    /** A shelf that other sessions can read. */
    private record Shared(String transport, UnaryOperator<Backend> change) implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return new DurableShelf(DurableShelf.Bug.NONE);
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return change.apply(provider().open(context));
        }

        private ArmPlan arm() {
            return ArmPlan.of(transport, this, Engine.of(Shelf.SYSTEM));
        }
    }

    @Test
    void a_finding_that_another_session_saw_has_a_witness_that_reads_by_that_session() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        List<ArmPlan> arms =
                List.of(new Shared("embedded", UnaryOperator.identity()).arm(), new Shared("cli", TWO_BUGS).arm());
        Path walked = Files.createDirectories(folder.resolve("walked"));
        var plan = list.plan(arms, new Put("jug", 2), new Put("pan", 3), new Put("cup", 1));
        var younger = new WalkPlan<>(
                plan.stream().observed(step -> new Observation(Set.of(Channel.YOUNGER))),
                plan.arms(),
                plan.limits(),
                plan.allowlist(),
                plan.folder());
        assertThat(Walk.run(younger, new Recording(walked, younger, Clock.systemUTC()))
                        .firstDifference())
                .hasValueSatisfying(first -> assertThat(first.path()).hasToString("/younger/all/rows/1"));
        var witness = new Witness<>(new Shelf(), arms, plan.limits(), folder.resolve("arms"));

        String id = new NewEntry<>(list.read(), ShelfList.VOCABULARY, witness).add(walked, TODAY);

        assertThat(witness(id))
                .containsExactly("{\"command\":\"put\",\"name\":\"pan\",\"size\":3,\"observe\":[\"younger\"]}");
        list.list(Files.readString(list.file()).replace(": \"\"", ": docs/findings/sessions.md"));
        assertThat(witness.play(list.entry()).state()).isEqualTo(Witness.State.HOLDS);
    }

    @Test
    void a_list_that_does_not_exist_yet_is_begun() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list);
        Files.delete(list.file());
        Files.delete(folder.resolve("witnesses/LS-0001.jsonl"));

        assertThat(adding(list).add(walked, TODAY)).isEqualTo("LS-0001");
        assertThat(list.file()).content().startsWith("# The known differences of shelf.\n");
    }

    @Test
    void an_id_that_another_list_in_the_folder_or_a_witness_has_is_not_used_again() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list);
        Files.writeString(folder.resolve("other.yaml"), "- {id: LS-0006, retired: 2026-11-20}\n");
        Files.writeString(folder.resolve("witnesses/LS-0007.jsonl"), "of an entry of another system\n");

        assertThat(adding(list).add(walked, TODAY)).isEqualTo("LS-0008");
    }

    private Path record(ShelfList list) throws IOException {
        return record(
                list,
                false,
                ShelfList.OTHER_CODE,
                new Put("cup", 1),
                new Count(),
                new Put("jug", 2),
                new Count(),
                new PutAgain("jug"));
    }

    private Path record(ShelfList list, boolean goingOn, UnaryOperator<Backend> cli, Shelf.ShelfCommand... commands)
            throws IOException {
        Path walked = Files.createDirectories(folder.resolve("walked"));
        var usual =
                list.plan(List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", cli)), commands);
        var plan = new WalkPlan<>(
                usual.stream(), usual.arms(), usual.limits().goingOn(goingOn), usual.allowlist(), usual.folder());
        WalkResult result = Walk.run(plan, new Recording(walked, plan, Clock.systemUTC()));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        return walked;
    }
}
