package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationBackendTest {

    record Put(String key) implements Operation.Custom {}

    private static final Operation.Query QUERY = Operation.query("all", List.of(Column.text("key")), "");

    static List<Operation> operations() {
        return List.of(
                Operation.mutate("put"),
                Operation.load("nq", ""),
                QUERY,
                Operation.ask("all"),
                Operation.optimize(),
                Operation.repair(),
                Operation.reopen(),
                Operation.restart(),
                Operation.backup(QUERY),
                Operation.export(Way.of("text"), QUERY),
                Operation.restore(Way.of("text")),
                Operation.call("put"),
                Operation.inSession("a", QUERY),
                Operation.control("a", new SessionAction.Begin()),
                Operation.committed(QUERY),
                Operation.execute("put", Parameters.NONE),
                Operation.executeBatch("put", Parameters.NONE),
                Operation.shaped(QUERY, 0),
                new Put("a"));
    }

    @Test
    void each_operation_has_a_sample_here() {
        Set<Class<?>> samples = operations().stream()
                .map(operation -> operation instanceof Operation.Custom ? Operation.Custom.class : operation.getClass())
                .collect(Collectors.toSet());

        Set<Class<?>> operations = Stream.of(Operation.class, Operation.Read.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .filter(type -> type != Operation.Read.class)
                .collect(Collectors.toSet());
        assertThat(samples).isEqualTo(operations);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_without_a_method_is_a_fault_that_names_the_operation_the_class_and_the_fix(Operation operation)
            throws InterruptedException {
        try (Backend backend = new Empty()) {
            String name = operation.getClass().getSimpleName();

            assertThat(backend.apply(operation)).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.cause()).isEqualTo(Broken.Cause.BACKEND);
                assertThat(broken.detail())
                        .contains(Empty.class.getName())
                        .containsIgnoringCase("the operation " + name)
                        .containsIgnoringCase(
                                operation instanceof Operation.Custom
                                        ? "call on(" + name + ".class, …) in its constructor"
                                        : "override its method " + name + "(")
                        .contains("declare " + operation.kind() + " unsupported");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void each_operation_reaches_its_own_method_and_no_other(Operation operation) throws InterruptedException {
        try (Naming backend = new Naming()) {
            backend.apply(operation);

            String method = operation instanceof Operation.Custom
                    ? "custom"
                    : operation.getClass().getSimpleName();
            assertThat(backend.called).isEqualToIgnoringCase(method);
        }
    }

    @Test
    void a_file_that_cannot_be_read_breaks_the_operation_in_doubt_unless_it_is_a_query() throws InterruptedException {
        try (Backend backend = new Throwing(new IOException("no space"))) {
            assertThat(backend.apply(Operation.reopen())).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.cause()).isEqualTo(Broken.Cause.DIED);
                assertThat(broken.inDoubt()).isTrue();
                assertThat(broken.detail()).isEqualTo("reopen failed: java.io.IOException: no space");
            });
            assertThat(backend.apply(QUERY))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.inDoubt()).isFalse());
        }
        try (Backend backend = new Throwing(new UncheckedIOException(new IOException("gone")))) {
            assertThat(backend.apply(QUERY)).isInstanceOf(Broken.class);
        }
    }

    @Test
    void any_other_exception_is_the_fault_of_the_backend_and_is_thrown() {
        try (Backend backend = new Throwing(new IllegalArgumentException("a bug"))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> backend.apply(QUERY))
                    .withMessage("a bug");
        }
        try (Backend backend = new Throwing(new ClassNotFoundException("a.b.C"))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> backend.apply(QUERY))
                    .withCauseInstanceOf(ClassNotFoundException.class);
        }
    }

    static List<Operation> copies() {
        return List.of(
                Operation.backup(QUERY, Operation.mutate("put canary"), Operation.mutate("remove canary")),
                Operation.export(
                        Way.of("text"), QUERY, Operation.mutate("put canary"), Operation.mutate("remove canary")));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void a_canary_is_put_before_a_copy_is_taken_and_removed_before_it_is_read(Operation copy)
            throws InterruptedException {
        try (Copying backend = new Copying(true)) {
            assertThat(backend.apply(copy)).isEqualTo(new Outcome.Rows(List.of()));
            assertThat(backend.calls).containsExactly("put canary", "taken", "remove canary", "read");
        }
    }

    @ParameterizedTest
    @MethodSource("copies")
    void a_copy_that_is_read_while_the_canary_is_there_is_the_fault_of_the_backend(Operation copy)
            throws InterruptedException {
        try (Backend backend = new Copying(false)) {
            assertThat(backend.apply(copy)).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.cause()).isEqualTo(Broken.Cause.BACKEND);
                assertThat(broken.detail())
                        .contains("read the copy without a call of taken("
                                + copy.kind().name().toLowerCase(Locale.ROOT) + ")");
            });
        }
    }

    @Test
    void an_interruption_is_never_an_outcome() {
        try (Backend backend = new Throwing(new InterruptedException())) {
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> backend.apply(QUERY));
        }
    }

    @Test
    void a_closed_backend_is_not_asked_any_more() throws InterruptedException {
        Naming backend = new Naming();
        backend.close();

        assertThat(backend.apply(QUERY)).isEqualTo(Broken.of(Broken.Cause.DIED, "the arm was closed"));
        assertThat(backend.called).isEqualTo("none");
    }

    @Test
    void a_backend_releases_what_it_holds_once() {
        List<String> released = new ArrayList<>();
        Backend backend = new Empty() {
            @Override
            protected void release() {
                released.add("the store");
            }
        };

        backend.close();
        backend.close();

        assertThat(released).containsExactly("the store");
    }

    @Test
    void a_release_that_fails_is_not_hidden() {
        Backend backend = new Empty() {
            @Override
            protected void release() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(backend::close)
                .withMessageContaining("the disk is gone");
    }

    private static class Empty extends OperationBackend {}

    private static final class Throwing extends Empty {
        private final Exception thrown;

        Throwing(Exception thrown) {
            this.thrown = thrown;
        }

        @Override
        protected Outcome query(Operation.Query query) throws Exception {
            throw thrown;
        }

        @Override
        protected Outcome reopen() throws Exception {
            throw thrown;
        }
    }

    private static final class Copying extends Empty {
        private final boolean tells;
        private final List<String> calls = new ArrayList<>();

        Copying(boolean tells) {
            this.tells = tells;
        }

        @Override
        protected Outcome mutate(Operation.Mutate mutate) {
            calls.add(mutate.text());
            return Done.UNCOUNTED;
        }

        @Override
        protected Outcome backup(Operation.Backup backup) throws Exception {
            calls.add("taken");
            if (tells) {
                taken(backup);
            }
            return read();
        }

        @Override
        protected Outcome export(Operation.Export export) throws Exception {
            calls.add("taken");
            if (tells) {
                taken(export);
            }
            return read();
        }

        private Outcome read() {
            calls.add("read");
            return new Outcome.Rows(List.of());
        }
    }

    private static final class Naming extends Empty {
        private String called = "none";

        Naming() {
            on(Put.class, put -> note("custom"));
        }

        private Outcome note(String method) {
            called = called.equals("none") ? method : called + " and " + method;
            return Done.UNCOUNTED;
        }

        @Override
        protected Outcome mutate(Operation.Mutate mutate) {
            return note("mutate");
        }

        @Override
        protected Outcome load(Operation.Load load) {
            return note("load");
        }

        @Override
        protected Outcome query(Operation.Query query) {
            return note("query");
        }

        @Override
        protected Outcome ask(Operation.Ask ask) {
            return note("ask");
        }

        @Override
        protected Outcome optimize() {
            return note("optimize");
        }

        @Override
        protected Outcome repair() {
            return note("repair");
        }

        @Override
        protected Outcome reopen() {
            return note("reopen");
        }

        @Override
        protected Outcome restart() {
            return note("restart");
        }

        @Override
        protected Outcome backup(Operation.Backup backup) {
            return note("backup");
        }

        @Override
        protected Outcome export(Operation.Export export) {
            return note("export");
        }

        @Override
        protected Outcome restore(Operation.Restore restore) {
            return note("restore");
        }

        @Override
        protected Outcome call(Operation.Call call) {
            return note("call");
        }

        @Override
        protected Outcome inSession(Operation.InSession asked) {
            return note("inSession");
        }

        @Override
        protected Outcome control(Operation.Control control) {
            return note("control");
        }

        @Override
        protected Outcome transaction(Operation.Transaction transaction) {
            return note("transaction");
        }

        @Override
        protected Outcome execute(Operation.Execute execute) {
            return note("execute");
        }

        @Override
        protected Outcome batch(Operation.Batch batch) {
            return note("batch");
        }

        @Override
        protected Outcome shaped(Operation.Shaped shaped) {
            return note("shaped");
        }
    }
}
