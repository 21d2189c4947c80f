package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.ForwardingShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plugin that breaks its contract is a fault that names the class, the method and the fix, and never a divergence.
 */
class UnsoundPluginTest {

    private static final Row WIDE = Row.of(Cell.text("cup"), Cell.number(3), Cell.number(4));

    @TempDir
    private Path folder;

    @Test
    void a_backend_that_answers_with_null() {
        assertFault(
                answering(operation -> operation.kind() == OperationKind.MUTATE, null),
                "in step 0",
                Answering.class,
                ".apply(operation) returned null for MUTATE; return an Outcome");
    }

    @Test
    void a_backend_that_answers_with_a_row_too_wide() {
        assertFault(
                answering(UnsoundPluginTest::isCount, new Outcome.Rows(List.of(WIDE))),
                "step 2, count",
                Answering.class,
                ".apply(operation) returned a row with 3 cells where 1 columns are asked for;"
                        + " return one cell for each column");
    }

    @Test
    void a_backend_that_answers_with_rows_where_none_are_asked_for() {
        assertThat(new Answered(Answering.class).apply(Operation.optimize(), new Outcome.Rows(List.of())))
                .isInstanceOfSatisfying(
                        Outcome.Broken.class,
                        broken -> assertThat(broken.detail())
                                .isEqualTo(Answering.class.getName()
                                        + ".apply(operation) returned rows for OPTIMIZE, which is answered without rows;"
                                        + " return Outcome.Done, or give the operation a row shape"));
    }

    @Test
    void a_change_that_answers_with_rows_is_an_answer_and_not_the_backend_s_fault() {
        WalkResult result = walk(
                new Shelf(),
                answering(
                        operation -> operation instanceof Operation.Mutate mutate
                                && mutate.text().startsWith("put"),
                        new Outcome.Rows(List.of())));

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void a_change_that_answers_with_rows_of_different_widths_is_the_backend_s_fault() {
        assertThat(new Answered(Answering.class)
                        .apply(Operation.mutate("put"), new Outcome.Rows(List.of(Row.of(), WIDE))))
                .isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void a_backend_that_answers_reads_with_null() {
        assertFault(reading(null), "step 1, put", Reading.class, ".read(queries) returned null; return one outcome");
    }

    @Test
    void a_backend_that_answers_one_read_with_null() {
        assertFault(
                reading(Collections.singletonList(null)),
                "step 1, put",
                Reading.class,
                ".read(queries) returned null for QUERY; return an Outcome");
    }

    @Test
    void a_backend_that_answers_more_reads_than_were_asked() {
        Outcome none = new Outcome.Rows(List.of());
        assertFault(
                reading(List.of(none, none)),
                "step 1, put",
                Reading.class,
                ".read(queries) returned 2 outcomes for 1 reads; return one outcome for each read, in their order");
    }

    @Test
    void a_backend_that_finds_garbage_itself_still_diverges() {
        WalkResult result = walk(
                new Shelf(),
                answering(UnsoundPluginTest::isCount, Outcome.Broken.of(Outcome.Broken.Cause.GARBAGE, "?")));

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void a_backend_without_a_description() {
        assertFault(
                provider(backend -> new ForwardingBackend() {
                    @Override
                    public Backend backend() {
                        return backend;
                    }

                    @Override
                    public Map<String, String> description() {
                        return null;
                    }
                }),
                "before the first step",
                UnsoundPluginTest.class,
                ".description() returned null; return the description, or an empty map");
    }

    @Test
    void a_provider_that_opens_nothing() {
        assertFault(
                provider(backend -> null),
                "before the first step: the arm cli",
                Opening.class,
                ".open(context) returned null; return a Backend, or throw ArmUnavailableException");
    }

    @Test
    void a_provider_that_throws_while_it_opens() {
        assertFault(
                provider(backend -> {
                    throw new IllegalStateException("oops");
                }),
                "before the first step: the arm cli",
                Opening.class,
                ".open(context) threw java.lang.IllegalStateException: oops, at " + UnsoundPluginTest.class.getName());
    }

    @Test
    void a_provider_that_declares_null() {
        assertFault(
                new Declaring(provider(UnaryOperator.identity())),
                "before the first step",
                Declaring.class,
                ".support(…) returned null; return Support.OFFERED or another Support");
    }

    @Test
    void a_workload_without_a_model() {
        assertFault(
                new Wrong() {
                    @Override
                    public SortedMap<String, Long> newModel() {
                        return null;
                    }
                },
                "before the first step",
                ".newModel() returned null; return the model of an arm on which setup(version) was run");
    }

    @Test
    void a_workload_without_a_list_of_probes() {
        assertFault(probing(null), "in step 1", ".probes(model) returned null; return the reads of this state");
    }

    @Test
    void a_workload_with_a_probe_that_is_null() {
        assertFault(
                probing(Arrays.asList((Probe) null)),
                "in step 1",
                ".probes(model) returned a list with null in it; return the reads of this state");
    }

    @Test
    void a_workload_that_expects_too_wide_a_row_of_a_probe() {
        Operation.Query names = Operation.query("list", List.of(Column.text("name"), Column.number("size")), "");
        assertFault(
                probing(List.of(new Probe("all", names, List.of(WIDE)))),
                "in step 1",
                ".probes(model) expects a row with 3 cells where 2 columns are asked for;"
                        + " give each expected row one cell for each column");
    }

    @Test
    void a_workload_without_a_setup() {
        assertFault(
                new Wrong() {
                    @Override
                    public List<Operation> setup(String version) {
                        return null;
                    }
                },
                "before the first step",
                ".setup(version) returned null; return a list of operations");
    }

    @Test
    void a_workload_without_facts() {
        assertFault(
                new Wrong() {
                    @Override
                    public SortedMap<String, Long> facts(
                            SortedMap<String, Long> model, Command<SortedMap<String, Long>> command) {
                        return null;
                    }
                },
                "in step 1",
                ".facts(model, command) returned null; return the facts by name, or an empty map");
    }

    @Test
    void a_command_that_expects_nothing() {
        WalkResult result =
                walk(new OneKind(), provider(UnaryOperator.identity()), List.of(new Vague(Optional.empty())));

        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail())
                .isEqualTo("in step 1: " + Vague.class.getName()
                        + ".expect(model) returned null; return the outcome that the model predicts, such as done()");
    }

    @Test
    void a_command_that_expects_rows_of_an_operation_without_rows() {
        WalkResult result =
                walk(new OneKind(), provider(UnaryOperator.identity()), List.of(new Vague(Optional.of("rows"))));

        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail())
                .startsWith("in step 1: " + Vague.class.getName()
                        + ".expect(model) expects rows of MUTATE, which is answered without rows; ");
    }

    private void assertFault(BackendProvider other, String place, Class<?> culprit, String problem) {
        assertFault(walk(new Shelf(), other), place, culprit.getName(), problem);
    }

    private void assertFault(Wrong workload, String place, String problem) {
        assertFault(
                walk(workload, provider(UnaryOperator.identity())),
                place,
                workload.getClass().getName(),
                problem);
    }

    private static void assertFault(WalkResult result, String place, String culprit, String problem) {
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.FAULT);
        assertThat(result.verdict().exitCode()).isEqualTo(70);
        assertThat(result.detail()).contains(culprit).contains(problem);
        assertThat(result.detail().replace("step 0, setup", "in step 0")).startsWith(place);
    }

    private WalkResult walk(Workload<SortedMap<String, Long>> workload, BackendProvider other) {
        return walk(workload, other, List.of(new Shelf.Put("cup", 3), new Shelf.Count()));
    }

    private WalkResult walk(
            Workload<SortedMap<String, Long>> workload,
            BackendProvider other,
            List<? extends Command<SortedMap<String, Long>>> commands) {
        return WalkBuilder.of(workload)
                .commands(commands)
                .arm("embedded", provider(UnaryOperator.identity()))
                .arm("cli", other)
                .folder(folder)
                .play()
                .result();
    }

    private static boolean isCount(Operation operation) {
        return operation instanceof Operation.Query query && query.before().equals("count");
    }

    private static BackendProvider answering(Predicate<Operation> which, Outcome instead) {
        return provider(
                Answering.with((backend, operation) -> which.test(operation) ? instead : backend.apply(operation)));
    }

    private static BackendProvider reading(List<Outcome> outcomes) {
        return provider(backend -> new Reading(backend, outcomes));
    }

    private static BackendProvider provider(UnaryOperator<Backend> change) {
        return new Opening(Shelf.arm("shelf", UnaryOperator.identity()).provider(), change);
    }

    private record Opening(BackendProvider provider, UnaryOperator<Backend> change) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return change.apply(provider.open(context));
        }
    }

    private record Declaring(BackendProvider provider) implements ForwardingProvider {
        @Override
        public Support support(OperationKind kind) {
            return null;
        }
    }

    private record Reading(Backend backend, List<Outcome> outcomes) implements ForwardingBackend {
        @Override
        public List<Outcome> read(List<Operation.Query> queries) {
            return outcomes;
        }
    }

    private static Wrong probing(List<Probe> probes) {
        return new Wrong() {
            @Override
            public List<Probe> probes(SortedMap<String, Long> model) {
                return probes;
            }
        };
    }

    /** The shelf, of which one method is wrong. */
    private static class Wrong extends ForwardingShelf {}

    /** A command whose expectation is null or does not fit its operation. */
    private record Vague(Optional<String> expected) implements Command<SortedMap<String, Long>> {
        @Override
        public Expectation expect(SortedMap<String, Long> model) {
            return expected.isEmpty() ? null : Expectation.returns(List.of(WIDE), false);
        }
    }

    private static final class OneKind extends Wrong {
        @Override
        public List<CommandKind<SortedMap<String, Long>>> alphabet() {
            return List.of(CommandKind.<SortedMap<String, Long>, Vague>of("vague", Vague.class)
                    .draw((model, random) -> Optional.of(new Vague(Optional.empty())))
                    .render(vague -> Operation.mutate("vague")));
        }
    }
}
