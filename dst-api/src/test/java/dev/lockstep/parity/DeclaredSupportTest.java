package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An arm cannot leave the comparison through its declarations. */
class DeclaredSupportTest {

    private static final Support NONE = Support.unsupported("not here");

    @TempDir
    Path folder;

    @Test
    void an_arm_that_declares_no_reads_shows_nothing_and_leaves_the_walk_vacuous() {
        AtomicBoolean asked = new AtomicBoolean();
        WalkResult result = walk(
                new Declaring(Set.of(OperationKind.QUERY, OperationKind.MUTATE), new AtomicBoolean(true)),
                backend -> new Noting(backend, asked));
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.coverage().holes()).anySatisfy(hole -> {
            assertThat(hole.what()).isEqualTo("probe");
            assertThat(hole.arm()).isEqualTo("other");
        });
        assertThat(asked).as("reads that were asked all the same").isFalse();
    }

    @Test
    void an_arm_that_discovers_during_the_walk_what_it_does_not_offer_stays_in_the_comparison() {
        AtomicBoolean changed = new AtomicBoolean();
        Declaring declaring = new Declaring(Set.of(OperationKind.MUTATE, OperationKind.QUERY), changed);
        WalkResult result = walk(declaring, backend -> new LosingWrites(backend, changed));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
    }

    private WalkResult walk(Declaring declaring, UnaryOperator<Backend> change) {
        ArmPlan sound = Shelf.arm("sound", UnaryOperator.identity());
        ArmPlan other = Shelf.arm("other", change);
        return Walk.run(
                new WalkPlan<>(
                        CommandStream.of(
                                new Shelf(),
                                List.of(
                                        new Shelf.Put("cup", 3),
                                        new Shelf.Put("jug", 4),
                                        new Shelf.PutAgain("cup"),
                                        new Shelf.Count(),
                                        new Shelf.ReopenShelf())),
                        new ArmPlans(
                                "sound",
                                List.of(
                                        sound,
                                        new ArmPlan(
                                                "other",
                                                declaring.of(other.provider()),
                                                other.engine(),
                                                other.client(),
                                                other.settings()))),
                        Limits.of(Duration.ofSeconds(5)),
                        folder),
                new WalkListener() {});
    }

    /** Declares some operation kinds as not offered, once it is switched on. */
    private record Declaring(Set<OperationKind> kinds, AtomicBoolean now) {
        BackendProvider of(BackendProvider sound) {
            return new ForwardingProvider() {
                @Override
                public BackendProvider provider() {
                    return sound;
                }

                @Override
                public Support support(OperationKind kind) {
                    return now.get() && kinds.contains(kind) ? NONE : Support.OFFERED;
                }

                @Override
                public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
                    Backend backend = sound.open(context);
                    return new Proving(backend, context);
                }
            };
        }
    }

    private record Proving(Backend backend, ArmContext context) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (operation instanceof Operation.Reopen) {
                context.folder().proveFree(() -> true);
            }
            return backend.apply(operation);
        }
    }

    private record Noting(Backend backend, AtomicBoolean asked) implements ForwardingBackend {
        @Override
        public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
            asked.set(true);
            return backend.read(queries);
        }
    }

    /** Loses every write but the first, and declares from there on that it does not offer any. */
    private record LosingWrites(Backend backend, AtomicBoolean changed) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            boolean put = operation instanceof Operation.Mutate mutate
                    && mutate.text().startsWith("put ");
            return put && changed.getAndSet(true) ? Outcome.Done.affecting(1) : backend.apply(operation);
        }
    }
}
