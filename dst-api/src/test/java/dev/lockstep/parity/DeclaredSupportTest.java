package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An arm cannot leave the comparison through its declarations. */
class DeclaredSupportTest {

    private static final Support NONE = Support.unsupported("not here");

    private static final List<Shelf.ShelfCommand> EACH_KIND = List.of(
            new Shelf.Put("cup", 3),
            new Shelf.Put("jug", 4),
            new Shelf.PutAgain("cup"),
            new Shelf.Count(),
            new Shelf.ReopenShelf());

    private final Map<String, SortedMap<String, Outcome>> outcomes = new TreeMap<>();

    @TempDir
    Path folder;

    @Test
    void an_arm_that_declares_no_reads_shows_nothing_and_leaves_the_walk_vacuous() {
        AtomicBoolean asked = new AtomicBoolean();
        WalkResult result = walk(
                new Declaring(Set.of(OperationKind.QUERY, OperationKind.MUTATE), new AtomicBoolean(true))::of,
                backend -> new Noting(backend, asked),
                EACH_KIND);
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.coverage().holes()).anySatisfy(hole -> {
            assertThat(hole.what()).isEqualTo(Coverage.Subject.PROBE);
            assertThat(hole.arm()).isEqualTo("other");
        });
        assertThat(asked).as("reads that were asked anyway").isFalse();
    }

    @Test
    void an_arm_that_takes_back_a_declaration_is_a_fault_that_names_the_provider() {
        AtomicBoolean changed = new AtomicBoolean();
        Declaring declaring = new Declaring(Set.of(OperationKind.MUTATE, OperationKind.QUERY), changed);

        WalkResult result = walk(declaring::of, backend -> new LosingWrites(backend, changed), EACH_KIND);

        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail())
                .contains(Declaring.class.getName())
                .contains("support(…) must be a pure function of its arguments");
    }

    @Test
    void a_command_that_one_transport_cannot_say_is_left_out_there_and_named_and_is_no_hole() {
        WalkResult result = walk(
                sound -> new DeclaringOperations(sound, (kind, operation) -> kind.equals("count")),
                UnaryOperator.identity(),
                EACH_KIND);

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        Coverage.Counts counts = result.coverage().commands().get("count").get("other");
        assertThat(counts.support()).isEqualTo(Support.Level.UNSUPPORTED);
        assertThat(counts.reason()).isEqualTo("not here");
        assertThat(counts.outcomes()).containsExactly(entry("unsupported", 1L));
        assertThat(outcomes.get("count").get("other")).isEqualTo(new Outcome.Unsupported("not here"));
        assertThat(outcomes.get("count").get("sound")).isInstanceOf(Outcome.Rows.class);
    }

    @Test
    void one_operation_of_a_command_can_be_left_out_and_the_others_must_still_have_their_effect() {
        BiPredicate<String, Operation> jug = (kind, operation) -> operation.equals(Operation.mutate("put jug 0"));
        List<Shelf.ShelfCommand> commands = new ArrayList<>(EACH_KIND);
        commands.add(new Shelf.PutAgain("jug"));

        WalkResult result = walk(sound -> new DeclaringOperations(sound, jug), UnaryOperator.identity(), commands);

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        Coverage.Counts counts = result.coverage().commands().get("putAgain").get("other");
        assertThat(counts.support()).isEqualTo(Support.Level.OFFERED);
        assertThat(counts.exercised()).isEqualTo(1);
        assertThat(counts.reason()).isEqualTo("not here");
        assertThat(counts.outcomes()).containsExactly(entry("refused DUPLICATE", 1L), entry("unsupported", 1L));
    }

    @Test
    void an_arm_that_declares_every_command_away_stays_a_hole() {
        WalkResult result = walk(
                sound -> new DeclaringOperations(sound, (kind, operation) -> !kind.equals(Walk.SETUP)),
                UnaryOperator.identity(),
                List.of(new Shelf.Count(), new Shelf.ReopenShelf()));

        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.coverage().holes())
                .contains(new Coverage.Hole(Coverage.Subject.ARM, "other", "other", "no command took effect on it"));
    }

    @Test
    void an_arm_that_answers_unsupported_without_having_declared_it_differs() {
        WalkResult result = walk(
                UnaryOperator.identity(),
                Answering.with((backend, operation) -> operation instanceof Operation.Query query
                                && query.before().equals("count")
                        ? new Outcome.Unsupported("not today")
                        : backend.apply(operation)),
                EACH_KIND);

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).step().kind()).isEqualTo("count");
    }

    private WalkResult walk(
            UnaryOperator<BackendProvider> declaring,
            UnaryOperator<Backend> change,
            List<Shelf.ShelfCommand> commands) {
        return WalkBuilder.of(new Shelf())
                .commands(commands)
                .arm(Shelf.arm("sound", UnaryOperator.identity()))
                .arm("other", declaring.apply(Shelf.arm("other", change).provider()))
                .folder(folder)
                .listener(new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        outcomes.put(step.kind(), step.outcomes());
                    }
                })
                .play()
                .result();
    }

    /** Declares some operations as not offered, by their command or by their text. */
    private record DeclaringOperations(BackendProvider provider, BiPredicate<String, Operation> lacking)
            implements ForwardingProvider {
        @Override
        public Support support(String commandKind, Operation operation) {
            return lacking.test(commandKind, operation) ? NONE : provider.support(commandKind, operation);
        }
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
                public Support support(String commandKind, Operation operation) {
                    return support(operation.kind());
                }

                @Override
                public Support support(OperationKind kind) {
                    return now.get() && kinds.contains(kind) ? NONE : Support.OFFERED;
                }

                @Override
                public Backend open(ArmContext context)
                        throws ArmUnavailableException, IOException, InterruptedException {
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

    /** Loses every write after the first, and then declares writes as not offered. */
    private record LosingWrites(Backend backend, AtomicBoolean changed) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            boolean put = operation instanceof Operation.Mutate mutate
                    && mutate.text().startsWith("put ");
            return put && changed.getAndSet(true) ? Outcome.Done.affecting(1) : backend.apply(operation);
        }
    }
}
