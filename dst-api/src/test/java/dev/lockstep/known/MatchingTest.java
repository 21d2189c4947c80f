package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Classification;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.PutAgain;
import dev.lockstep.shelf.Shelf.ReopenShelf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTest {

    private static final Put CUP = new Put("cup", 3);
    private static final PutAgain CUP_AGAIN = new PutAgain("cup");

    @TempDir
    Path folder;

    @Test
    void a_walk_with_only_allow_listed_differences_is_in_parity_and_counts_them() throws KnownListException {
        WalkResult result = new ShelfList(folder)
                .walk(ShelfList.OTHER_CODE, CUP, CUP_AGAIN, new Count(), CUP_AGAIN, new ReopenShelf());
        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(result.steps()).isEqualTo(5);
        assertThat(result.known())
                .extracting(known -> known.step().step(), KnownStep::entries, KnownStep::endedWalk)
                .containsExactly(tuple(2L, List.of("LS-0001"), false), tuple(4L, List.of("LS-0001"), false));
        assertThat(result.entryHits()).containsEntry("LS-0001", 2L);
        assertThat(result.endedAsKnown()).isFalse();
    }

    @Test
    void without_the_entry_the_same_walk_diverges() throws KnownListException {
        WalkResult result = new ShelfList(folder)
                .list("- {id: LS-0001, retired: 2026-12-01}\n")
                .walk(ShelfList.OTHER_CODE, CUP, CUP_AGAIN);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).classification()).isEqualTo(Classification.NOVEL);
    }

    @Test
    void an_entry_over_its_limit_fails_and_says_how_often_it_has_covered() throws KnownListException {
        WalkResult result =
                new ShelfList(folder).walk(ShelfList.OTHER_CODE, CUP, CUP_AGAIN, CUP_AGAIN, new Count(), CUP_AGAIN);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).nearMisses())
                .containsExactly(
                        new NearMiss("LS-0001", "limits", "2 in 200 steps, so 2 up to step 5, and it has covered 2"));
        assertThat(result.detail()).contains("LS-0001", "limits");
    }

    @Test
    void a_walk_that_is_longer_may_meet_the_difference_more_often() throws KnownListException {
        ShelfList list = new ShelfList(folder);
        list.list(ShelfList.ENTRY.replace("perSteps: 200", "perSteps: 5"));

        List<Shelf.ShelfCommand> twiceInFive = new ArrayList<>(List.of(CUP));
        for (int i = 1; i < 50; i++) {
            twiceInFive.add(i % 5 == 1 || i % 5 == 3 ? CUP_AGAIN : new Count());
        }
        WalkResult walk = list.walk(ShelfList.OTHER_CODE, twiceInFive.toArray(Shelf.ShelfCommand[]::new));

        assertThat(walk.findings()).isEmpty();
        assertThat(walk.entryHits()).containsEntry("LS-0001", 20L);
    }

    @Test
    void a_flood_fails_in_a_walk_of_any_length() throws KnownListException {
        ShelfList list = new ShelfList(folder);
        list.list(ShelfList.ENTRY.replace("perSteps: 200", "perSteps: 5"));

        List<Shelf.ShelfCommand> flood = new ArrayList<>(List.of(CUP));
        flood.addAll(Collections.nCopies(49, CUP_AGAIN));
        WalkResult walk = list.walk(ShelfList.OTHER_CODE, flood.toArray(Shelf.ShelfCommand[]::new));

        assertThat(walk.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(walk.steps()).isEqualTo(4);
    }

    @Test
    void another_argument_is_novel_and_the_entry_a_near_miss() throws KnownListException {
        WalkResult result = new ShelfList(folder).walk(ShelfList.OTHER_CODE, new Put("jug", 1), new PutAgain("jug"));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).nearMisses())
                .containsExactly(new NearMiss("LS-0001", "where", "argument: /name, equals: \"cup\""));
    }

    @Test
    void another_code_is_novel_and_names_the_field() throws KnownListException {
        WalkResult result = new ShelfList(folder)
                .walk(Answering.refusing(new Outcome.Refused("DUPLICATE", "411", "")), CUP, CUP_AGAIN);
        assertThat(result.findings().get(0).nearMisses())
                .extracting(NearMiss::field)
                .containsExactly("expect.deviating");
    }

    @Test
    void a_refusal_that_was_carried_out_anyway_is_novel() throws KnownListException {
        WalkResult result = new ShelfList(folder)
                .walk(
                        Answering.with((backend, operation) -> {
                            Outcome outcome = backend.apply(operation);
                            if (outcome instanceof Outcome.Refused) {
                                backend.apply(Operation.mutate("put ghost 1"));
                                return new Outcome.Refused("DUPLICATE", "410", "");
                            }
                            return outcome;
                        }),
                        CUP,
                        CUP_AGAIN);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).nearMisses())
                .containsExactly(new NearMiss("LS-0001", "difference", "it does not cover /probe/all/rows/1 as well"));
    }

    @Test
    void an_allow_listed_difference_that_leaves_the_arms_apart_ends_the_walk_as_known() throws KnownListException {
        ShelfList list = new ShelfList(folder)
                .list(ShelfList.ENTRY
                        .replace("{path: /code, class: VALUE}", "{path: /probe/all/rows/*, class: MISSING}")
                        .replace("command: putAgain", "command: put")
                        .replace("{outcome: Refused, class: DUPLICATE, code: \"409\"}", "{outcome: Done}")
                        .replace("{outcome: Refused, class: DUPLICATE, code: \"410\"}", "{outcome: Done}"))
                .witness(ShelfList.WITNESS.replace("{\"command\":\"putAgain\",\"name\":\"cup\"}\n", ""));
        WalkResult result = list.walk(losingWrites(), CUP, new Put("jug", 1));
        assertThat(result.steps()).isEqualTo(1);
        assertThat(result.findings()).isEmpty();
        assertThat(result.endedAsKnown()).isTrue();
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.detail()).contains("the walk ended early, in step 1, as known: LS-0001");
    }

    @Test
    void an_entry_covers_nothing_from_the_day_of_its_review_on() throws KnownListException {
        LocalDate review = LocalDate.of(2027, 2, 1);

        WalkResult before =
                new ShelfList(folder.resolve("before")).walk(review.minusDays(1), ShelfList.OTHER_CODE, CUP, CUP_AGAIN);
        WalkResult then = new ShelfList(folder.resolve("then")).walk(review, ShelfList.OTHER_CODE, CUP, CUP_AGAIN);

        assertThat(before.findings()).isEmpty();
        assertThat(before.entryHits()).containsExactly(entry("LS-0001", 1L));
        assertThat(then.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(then.findings().get(0).nearMisses())
                .containsExactly(new NearMiss("LS-0001", "review", "it expired on 2027-02-01"));
        assertThat(then.detail())
                .isEqualTo("step 2, putAgain: 1 difference, not covered by LS-0001 for its review: it expired on"
                        + " 2027-02-01");
        assertThat(then.entryHits()).isEmpty();
    }

    @Test
    void an_arm_that_dies_is_never_covered() throws KnownListException {
        WalkResult result = new ShelfList(folder)
                .walk(Answering.refusing(Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone")), CUP, CUP_AGAIN);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void arms_that_die_alike_can_be_allow_listed_and_the_walk_ends() throws KnownListException {
        ShelfList list = new ShelfList(folder)
                .list(ShelfList.ENTRY
                        .replace("{path: /code, class: VALUE}", "{path: /outcome, class: OUTCOME}\n  model: neither")
                        .replaceAll("\\{outcome: Refused.*}", "{outcome: Broken, cause: DIED}"));
        UnaryOperator<Backend> dying = Answering.refusing(Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone"));
        var plan = list.plan(List.of(Shelf.arm("embedded", dying), Shelf.arm("cli", dying)), CUP, CUP_AGAIN);
        WalkResult result = Walk.run(
                plan.allowing(list.read().in("shelf", plan.arms().all(), ShelfList.DAY)), new WalkListener() {});
        assertThat(result.findings()).isEmpty();
        assertThat(result.endedAsKnown()).isTrue();
    }

    @Test
    void a_setup_that_differs_is_never_covered() throws KnownListException {
        WalkResult result = new ShelfList(folder)
                .walk(
                        Answering.with((backend, operation) -> operation instanceof Operation.Mutate mutate
                                        && mutate.text().equals("clear")
                                ? new Outcome.Refused("DUPLICATE", "410", "")
                                : backend.apply(operation)),
                        CUP);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).step().step()).isZero();
    }

    @Test
    void a_difference_between_two_openings_of_the_reference_is_noise() throws KnownListException {
        ShelfList list = new ShelfList(folder);
        var reference = Shelf.arm("embedded", flipping());
        var twin = new ArmPlan(
                "embedded#2", reference.provider(), reference.engine(), reference.client(), reference.settings());
        var plan = list.plan(List.of(reference, twin), CUP, CUP_AGAIN);
        WalkResult result = Walk.run(
                plan.allowing(list.read().in("shelf", plan.arms().all(), ShelfList.DAY)), new WalkListener() {});
        assertThat(result.verdict()).isEqualTo(Verdict.NOISE);
        assertThat(result.verdict().exitCode()).isEqualTo(3);
        assertThat(result.findings().get(0).classification()).isEqualTo(Classification.NOISE);
    }

    /** The second arm that is opened answers with another code. */
    private static UnaryOperator<Backend> flipping() {
        var opened = new AtomicInteger();
        return backend -> opened.incrementAndGet() == 2 ? ShelfList.OTHER_CODE.apply(backend) : backend;
    }

    private static UnaryOperator<Backend> losingWrites() {
        return Answering.with((backend, operation) ->
                operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put")
                        ? Outcome.Done.affecting(1)
                        : backend.apply(operation));
    }
}
