package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Kill;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.shelf.ForwardingShelf;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A walk with kills: what was in flight is resolved, all arms come to one side, and a store that lost something is
 * seen.
 */
class KilledTest {

    private static final Outcome GONE = new Broken(Broken.Cause.DIED, "killed", true, Map.of());

    @TempDir
    private Path folder;

    private final AtomicInteger kills = new AtomicInteger();

    /** What a kill does to one arm. */
    @FunctionalInterface
    private interface Death {
        Outcome of(Backend backend, Operation operation) throws InterruptedException;
    }

    @Test
    void an_operation_that_was_not_done_is_asked_again_and_one_that_was_done_is_not() throws IOException {
        PlayedWalk walk = play(killed("before", (backend, operation) -> GONE), killed("after", (backend, operation) -> {
            backend.apply(operation);
            return GONE;
        }));

        assertThat(walk.result().verdict()).as(walk.toString()).isEqualTo(Verdict.PARITY);
        assertThat(kills.get()).isPositive().isEven();
        assertThat(journal())
                .contains("the operation is not there, so it is asked again")
                .contains("killed before it answered, and the operation is there");
    }

    @Test
    void the_moments_are_recorded_with_the_commands() throws IOException {
        play(killed("answered", Backend::apply), killed("before", (backend, operation) -> GONE));

        long recorded = Files.readAllLines(folder.resolve("walk/ops.jsonl")).stream()
                .filter(line -> line.contains("\"kill\":"))
                .count();
        assertThat(recorded).isGreaterThanOrEqualTo(kills.get() / 2).isPositive();
    }

    @Test
    void a_store_that_is_in_neither_state_is_a_finding() {
        WalkResult result = play(killed("right", Backend::apply), killed("between", (backend, operation) -> {
                    backend.apply(Operation.mutate("put something-else 7"));
                    return GONE;
                }))
                .result();

        assertThat(kills.get()).as("the bug fired").isPositive();
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).step().outcomes().get("between"))
                .asString()
                .contains("neither as before the operation nor as after it");
    }

    @Test
    void an_acknowledged_operation_that_a_kill_takes_back_is_a_finding() {
        AtomicInteger lost = new AtomicInteger();
        WalkResult result = play(killed("right", Backend::apply), losingItsLastAcknowledgedWrite(lost))
                .result();

        assertThat(lost.get()).as("the bug fired").isPositive();
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void an_arm_without_a_process_goes_on_and_a_walk_without_kills_has_none() throws IOException {
        PlayedWalk walk = play(Shelf.arm("here", UnaryOperator.identity()), killed("killed", Backend::apply));

        assertThat(walk.result().verdict()).isEqualTo(Verdict.PARITY);
        assertThat(kills.get()).isPositive();
    }

    @Test
    void an_engine_that_dies_by_itself_is_a_finding_although_a_kill_was_due() {
        ArmPlan dying = killable("dying", backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Kill applyKilled(Operation operation, int moment) {
                return new Kill(GONE, false);
            }
        });

        assertThat(play(killed("right", Backend::apply), dying).result().verdict())
                .isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void an_engine_in_this_process_that_dies_in_a_step_with_a_kill_is_a_finding() {
        AtomicInteger steps = new AtomicInteger();
        ArmPlan here = Shelf.arm("here", backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                // After a kill of the other arm, until then nothing is wrong.
                return kills.get() > steps.getAndSet(kills.get()) ? GONE : backend.apply(operation);
            }
        });

        assertThat(play(killed("killed", Backend::apply), here).result().verdict())
                .isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void the_kills_are_counted_and_an_arm_on_which_none_fell_is_a_hole() {
        WalkResult result = play(
                        killed("killed", Backend::apply), killable("spared", backend -> new ForwardingBackend() {
                            @Override
                            public Backend backend() {
                                return backend;
                            }

                            @Override
                            public Kill applyKilled(Operation operation, int moment) throws InterruptedException {
                                return new Kill(backend.apply(operation), false);
                            }
                        }))
                .result();

        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.coverage().kills())
                .containsEntry("killed", kills.longValue())
                .containsEntry("spared", 0L);
        assertThat(result.coverage().holes())
                .contains(new Coverage.Hole(Coverage.Subject.ARM, "spared", "spared", "no kill fell on it"));
        Coverage both = result.coverage().merge(Coverage.NONE).killed(new TreeMap<>(Map.of("spared", 1L)));
        assertThat(result.coverage().merge(both).holes())
                .noneMatch(hole -> hole.why().contains("kill"));
    }

    private PlayedWalk play(ArmPlan one, ArmPlan other) {
        return WalkBuilder.of(new HardenedShelf())
                .steps(60)
                .crashes()
                .arm(one)
                .arm(other)
                .folder(folder.resolve("walk"))
                .play();
    }

    private String journal() throws IOException {
        return Files.readString(folder.resolve("walk/journal.jsonl"));
    }

    private ArmPlan killed(String name, Death death) {
        return killable(name, backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Kill applyKilled(Operation operation, int moment) throws InterruptedException {
                kills.incrementAndGet();
                return new Kill(death.of(backend, operation), true);
            }
        });
    }

    /** It acknowledges a change before it writes it, and writes it with the next call. */
    private static ArmPlan losingItsLastAcknowledgedWrite(AtomicInteger lost) {
        return killable("losing", backend -> new ForwardingBackend() {
            private final List<Operation> unwritten = new ArrayList<>();

            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                write();
                if (operation instanceof Operation.Mutate mutate
                        && !mutate.text().endsWith(" 0")) {
                    unwritten.add(operation);
                    return Outcome.Done.affecting(1);
                }
                return backend.apply(operation);
            }

            @Override
            public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
                write();
                return backend.read(queries);
            }

            private void write() throws InterruptedException {
                for (Operation operation : unwritten) {
                    backend.apply(operation);
                }
                unwritten.clear();
            }

            @Override
            public Kill applyKilled(Operation operation, int moment) throws InterruptedException {
                lost.addAndGet(unwritten.size());
                unwritten.clear();
                return new Kill(backend.apply(operation), true);
            }
        });
    }

    private static ArmPlan killable(String name, UnaryOperator<Backend> change) {
        ArmPlan plan = Shelf.arm(name, change);
        return ArmPlan.of(name, new Killable(plan.provider()), plan.engine());
    }

    private record Killable(BackendProvider provider) implements ForwardingProvider {
        @Override
        public Support kills() {
            return Support.OFFERED;
        }
    }

    /** A shelf keeps what it has acknowledged. */
    private static final class HardenedShelf extends ForwardingShelf {
        @Override
        public Optional<List<Operation>> hardening() {
            return Optional.of(List.of());
        }
    }
}
