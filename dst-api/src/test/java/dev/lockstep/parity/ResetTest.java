package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk goes on after a difference that left an arm with other data: the arm is set back, and the reset is proven. */
class ResetTest {

    private static final List<Shelf.ShelfCommand> PUTS =
            List.of(new Shelf.Put("cup", 1), new Shelf.Put("jug", 2), new Shelf.Put("pan", 3), new Shelf.Put("pot", 4));

    @TempDir
    private Path folder;

    private final List<List<String>> asked = new ArrayList<>();
    private int referencesOpened;

    /** The answer of one opening of an arm, from the first on, to one operation. */
    @FunctionalInterface
    private interface Bug {
        Outcome answer(int opening, Backend backend, Operation operation) throws InterruptedException;
    }

    private static boolean puts(Operation operation, String name) {
        return operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put " + name + " ");
    }

    /** The arm acknowledges a change and loses it. */
    private static Bug losing(String name, int inOpening) {
        return (opening, backend, operation) ->
                puts(operation, name) && opening == inOpening ? Outcome.Done.affecting(1) : backend.apply(operation);
    }

    private UnaryOperator<Backend> with(Bug bug) {
        return backend -> {
            List<String> log = new ArrayList<>();
            asked.add(log);
            int opening = asked.size();
            return new ForwardingBackend() {
                @Override
                public Backend backend() {
                    return backend;
                }

                @Override
                public Outcome apply(Operation operation) throws InterruptedException {
                    if (!(operation instanceof Operation.Query)) {
                        log.add(operation instanceof Operation.Mutate mutate ? mutate.text() : "" + operation.kind());
                    }
                    return bug.answer(opening, backend, operation);
                }
            };
        };
    }

    private WalkBuilder<SortedMap<String, Long>> walk(List<Shelf.ShelfCommand> commands, Bug bug) {
        return WalkBuilder.of(new Shelf())
                .commands(commands)
                .arm(Shelf.arm("embedded", backend -> {
                    referencesOpened++;
                    return backend;
                }))
                .arm(Shelf.arm("cli", with(bug)))
                .folder(folder.resolve("walk"));
    }

    private WalkResult goingOn(List<Shelf.ShelfCommand> commands, Bug bug) {
        return walk(commands, bug).keepGoing().play().result();
    }

    private static Allowlist everything() {
        return new Allowlist() {
            @Override
            public List<String> inForce() {
                return List.of("LS-0001");
            }

            @Override
            public Ruling rule(StepRecord step) {
                return new Ruling.Covered(List.of(new Ruling.Signature("LS-0001", new HitLimit(50, 200))));
            }
        };
    }

    @Test
    void a_walk_that_was_asked_to_goes_on_after_a_finding_with_the_arm_set_back() {
        WalkResult result = goingOn(PUTS, losing("jug", 1));

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.extent().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.resets()).containsExactly(new Reset(2, "cli", Reset.Cause.FINDING, 2, true, ""));
        assertThat(asked.get(1)).containsExactly("clear", "put cup 1", "put jug 2", "put pan 3", "put pot 4");
    }

    @Test
    void a_walk_that_was_not_asked_to_ends_with_its_first_finding() {
        WalkResult result = walk(PUTS, losing("jug", 1)).play().result();

        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
        assertThat(result.resets()).isEmpty();
        assertThat(result.steps()).isEqualTo(2);
    }

    @Test
    void every_walk_goes_on_after_an_allow_listed_difference_with_the_arm_set_back() {
        WalkResult result =
                walk(PUTS, losing("jug", 1)).allowing(everything()).play().result();

        assertThat(result.findings()).isEmpty();
        assertThat(result.extent().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(result.known()).extracting(KnownStep::endedWalk).containsExactly(false);
        assertThat(result.resets()).containsExactly(new Reset(2, "cli", Reset.Cause.KNOWN_DIFFERENCE, 2, true, ""));
    }

    @Test
    void each_further_finding_is_found_and_has_its_reset() {
        WalkResult result = goingOn(
                PUTS,
                (opening, backend, operation) ->
                        puts(operation, "jug") && opening == 1 || puts(operation, "pot") && opening == 2
                                ? Outcome.Done.affecting(1)
                                : backend.apply(operation));

        assertThat(result.findings())
                .extracting(finding -> finding.step().step())
                .containsExactly(2L, 4L);
        assertThat(result.resets()).extracting(Reset::proven).containsExactly(true, true);
    }

    @Test
    void a_reset_that_leaves_a_row_out_is_not_proven_and_ends_the_walk() {
        WalkResult result = goingOn(
                PUTS,
                (opening, backend, operation) ->
                        puts(operation, "jug") && opening == 1 || puts(operation, "cup") && opening == 2
                                ? Outcome.Done.affecting(1)
                                : backend.apply(operation));

        assertThat(result.resets())
                .containsExactly(new Reset(
                        2,
                        "cli",
                        Reset.Cause.FINDING,
                        2,
                        false,
                        "MISSING at /probe/all/rows/0: embedded has [\"cup\",1], cli has nothing"));
        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
        assertThat(result.steps()).isEqualTo(2);
    }

    @Test
    void a_reset_that_resets_nothing_is_not_proven() {
        List<Backend> first = new ArrayList<>();
        WalkResult result = goingOn(PUTS, (opening, backend, operation) -> {
            first.add(backend);
            return losing("jug", opening).answer(opening, first.get(0), operation);
        });

        assertThat(result.resets()).extracting(Reset::proven).containsExactly(false);
        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
    }

    @Test
    void a_known_difference_whose_reset_is_not_proven_ends_the_walk_as_known() {
        WalkResult result = walk(
                        PUTS,
                        (opening, backend, operation) ->
                                puts(operation, "jug") ? Outcome.Done.affecting(1) : backend.apply(operation))
                .allowing(everything())
                .play()
                .result();

        assertThat(result.extent().ending()).isEqualTo(Ending.KNOWN_DIFFERENCE);
        assertThat(result.endedAsKnown()).isTrue();
        assertThat(result.resets()).extracting(Reset::proven).containsExactly(false);
    }

    @Test
    void the_reference_is_never_set_back() {
        WalkResult result = WalkBuilder.of(new Shelf())
                .commands(PUTS)
                .arm(Shelf.arm("embedded", with(losing("jug", 1))))
                .arm(Shelf.arm("cli", UnaryOperator.identity()))
                .keepGoing()
                .folder(folder.resolve("walk"))
                .play()
                .result();

        assertThat(result.resets()).isEmpty();
        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
        assertThat(asked).hasSize(1);
    }

    @Test
    void resets_of_the_others_leave_the_reference_open() {
        goingOn(PUTS, losing("jug", 1));

        assertThat(referencesOpened).isEqualTo(1);
    }

    @Test
    void an_arm_that_died_is_replaced_and_the_command_counts_as_done() {
        WalkResult result = goingOn(
                PUTS,
                (opening, backend, operation) -> puts(operation, "jug") && opening == 1
                        ? Broken.of(Broken.Cause.DIED, "the process ended")
                        : backend.apply(operation));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.resets()).extracting(Reset::proven).containsExactly(true);
        assertThat(result.extent().ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void an_arm_that_dies_again_ends_the_walk() {
        WalkResult result = goingOn(
                PUTS,
                (opening, backend, operation) -> puts(operation, "jug")
                        ? Broken.of(Broken.Cause.DIED, "the process " + System.nanoTime() + " ended")
                        : backend.apply(operation));

        assertThat(result.resets())
                .extracting(Reset::detail)
                .containsExactly("it broke again (DIED) at the command put");
        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
    }

    @Test
    void a_command_that_only_the_arm_did_is_not_played_again() {
        WalkResult result = goingOn(
                List.of(new Shelf.Put("cup", 1), new Shelf.PutAgain("cup"), new Shelf.Put("pan", 3)),
                (opening, backend, operation) -> puts(operation, "cup")
                                && ((Operation.Mutate) operation).text().endsWith(" 0")
                        ? backend.apply(Operation.mutate("put cup2 1"))
                        : backend.apply(operation));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.resets()).extracting(Reset::proven).containsExactly(true);
        assertThat(asked.get(1)).containsExactly("clear", "put cup 1", "put pan 3");
    }

    @Test
    void a_refused_command_is_played_again_because_it_may_use_up_a_number() {
        goingOn(List.of(new Shelf.Put("cup", 1), new Shelf.PutAgain("cup"), new Shelf.Put("jug", 3)), losing("jug", 1));

        assertThat(asked.get(1)).containsExactly("clear", "put cup 1", "put cup 0", "put jug 3");
    }

    @Test
    void of_the_maintenance_only_the_last_is_played_again() {
        goingOn(
                List.of(
                        new Shelf.ReopenShelf(),
                        new Shelf.Put("cup", 1),
                        new Shelf.ReopenShelf(),
                        new Shelf.Put("jug", 3)),
                losing("jug", 1));

        assertThat(asked.get(1)).containsExactly("clear", "put cup 1", "REOPEN", "put jug 3");
    }

    @Test
    void a_finding_that_only_the_reset_caused_is_still_a_finding() {
        WalkResult result = goingOn(
                List.of(new Shelf.Put("cup", 1), new Shelf.Put("jug", 2), new Shelf.PutAgain("cup")),
                (opening, backend, operation) -> {
                    Outcome outcome = losing("jug", 1).answer(opening, backend, operation);
                    return opening == 2 && outcome instanceof Outcome.Refused
                            ? new Outcome.Refused("DUPLICATE", "410", "")
                            : outcome;
                });

        assertThat(result.findings())
                .extracting(finding -> finding.step().step())
                .containsExactly(2L, 3L);
    }

    @Test
    void a_walk_has_only_so_many_resets() {
        List<Shelf.ShelfCommand> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new Shelf.Put("thing" + i, i));
        }
        WalkResult result = goingOn(
                many,
                (opening, backend, operation) -> puts(operation, "thing" + (opening - 1))
                        ? Outcome.Done.affecting(1)
                        : backend.apply(operation));

        assertThat(result.resets()).hasSize(Resetting.MOST).allMatch(Reset::proven);
        assertThat(result.steps()).isEqualTo(Resetting.MOST + 1);
        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
    }

    @Test
    void the_store_that_shows_the_difference_is_kept() {
        goingOn(PUTS, losing("jug", 1));

        assertThat(folder.resolve("walk/arms/cli")).isDirectory();
        assertThat(folder.resolve("walk/arms/cli-reset-1")).isDirectory();
    }
}
