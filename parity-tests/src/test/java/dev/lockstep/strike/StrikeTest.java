package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judgement of a struck process, without one. */
class StrikeTest {

    private static final Operation.Query COUNT =
            Operation.orderedQuery("SELECT", List.of(new Column("n", ValueKind.NUMBER, "n")), "FROM t");

    static final Outcome ONE = new Outcome.Rows(List.of(Row.of(Cell.number(1))));

    static final Outcome NONE = new Outcome.Rows(List.of(Row.of(Cell.number(0))));

    private static final Outcome DONE = Outcome.Done.UNCOUNTED;

    private static final Path STORE = Path.of("/d");

    private static final String WRITE = "7  write(3</d/store>, \"x\", 1) = 1\n";

    private static final String KILLED = "7  write(3</d/store>, \"x\", 1) = ?\n7  +++ killed by SIGKILL +++\n";

    private static final Strike.Left LEFT =
            new Strike.Left(StrikeEnd.Answer.REFUSED, EnumSet.of(Sides.State.BEFORE, Sides.State.AFTER), "struck");

    @TempDir
    private Path root;

    private int arms;

    @Test
    void a_store_that_is_read_and_left_is_whole() throws Exception {
        assertThat(judged(ONE, false).fate()).isEqualTo(CrashFate.WHOLE);
    }

    @Test
    void a_store_that_cannot_be_left_without_a_fault_is_wrong() throws Exception {
        StrikeEnd end = judged(ONE, true);

        assertThat(end.fate()).isEqualTo(CrashFate.REFUSED);
        assertThat(end.how()).contains("could not be left: it does not stop");
    }

    @Test
    void a_store_whose_read_hangs_is_wrong() throws Exception {
        assertThat(judged(Broken.of(Broken.Cause.TIMED_OUT, "no answer"), false).fate())
                .isEqualTo(CrashFate.HANGS);
    }

    @Test
    void a_process_that_hangs_after_a_fault_is_wrong_whatever_the_store_has() throws Exception {
        Outcome hanging = Broken.of(Broken.Cause.TIMED_OUT, "no answer");
        Strike strike = strike(ONE, false);
        Strike.Left left =
                strike.left(hanging, new Sides.Look(Sides.State.UNREAD, "", "", Strike.hangs(hanging)), "no space 1: ");

        assertThat(strike.judge(ArmFolder.create(root.resolve("arm")), left).fate())
                .isEqualTo(CrashFate.HANGS);
    }

    @Test
    void a_part_that_a_tool_leaves_is_known_by_the_class_of_its_refusal() throws Exception {
        Outcome two = new Outcome.Rows(List.of(Row.of(Cell.number(2))));
        Outcome gone = Broken.of(Broken.Cause.DIED, "a.b.OuterException: c\nCaused by: a.b.InnerException: d");
        Strike strike = strike(two, false);
        Strike.Left left = strike.left(gone, new Sides.Look(Sides.State.UNREAD, "", ""), "no space 1: ");

        StrikeEnd end = strike.judge(ArmFolder.create(root.resolve("arm")), left);

        assertThat(end.fate()).isEqualTo(CrashFate.BETWEEN);
        assertThat(end.sign()).isEqualTo("a.b.InnerException");
    }

    @Test
    void an_error_counts_as_fired_only_if_it_fell_between_the_operation_and_its_answer() throws Exception {
        assertThat(dealt(Blow.ERROR_ON_WRITE, "(INJECTED)", "").outside()).isFalse();

        Strike.Left late = dealt(Blow.ERROR_ON_WRITE, "", "(INJECTED)");
        assertThat(late.outside()).isTrue();
        assertThat(late.allowed()).containsExactly(Sides.State.AFTER);
        assertThat(late.how()).contains("the blow fell after the answer");
    }

    @Test
    void a_server_that_answered_was_killed_after_the_answer() throws Exception {
        assertThat(dealt(Blow.KILL_AT_WRITE, "", KILLED).how()).contains("the blow fell after the answer");
        assertThat(dealt(Blow.KILL_AT_WRITE, KILLED, "").outside()).isTrue();
    }

    @Test
    void a_process_that_somebody_else_killed_was_not_struck() throws Exception {
        Path file = Files.writeString(root.resolve("trace"), WRITE + "7  +++ killed by SIGKILL +++\n");

        assertThat(new Trace(file, STORE, Optional.of(new Place(Blow.KILL_AT_WRITE, "write", 1))).fell(false))
                .isFalse();
    }

    @Test
    void a_place_without_a_call_is_no_blow() throws Exception {
        assertThat(strike(new Server(DONE, WRITE, ""), Expectation.done())
                        .deal(arm(), new Place(Blow.ERROR_ON_WRITE, "write", 2)))
                .isEmpty();
    }

    @Test
    void the_calls_before_the_answer_are_counted_apart() throws Exception {
        Strike.Counted counted = strike(new Server(DONE, WRITE + WRITE, WRITE), Expectation.done())
                .count(arm());

        assertThat(counted.answered().count(Blow.KILL_AT_WRITE)).isEqualTo(2);
        assertThat(counted.all().count(Blow.KILL_AT_WRITE)).isEqualTo(3);
    }

    @Test
    void a_store_that_is_not_in_the_state_before_the_operation_is_not_struck() throws Exception {
        Server other = new Server(DONE, "", "");
        other.apply(Operation.mutate("add"));

        assertThatThrownBy(() -> strike(other, Expectation.done()).count(arm()))
                .isInstanceOf(UnplayedException.class)
                .hasMessageContaining("without a fault");
    }

    @Test
    @Tag("nightly")
    void an_answer_is_wrong_without_a_fault_if_the_blow_falls_after_it() {
        assertThatThrownBy(() -> strike(new Server(Outcome.Done.affecting(2), "", "(INJECTED)"), Expectation.affects(1))
                        .deal(arm(), new Place(Blow.NO_SPACE, "write", 1)))
                .isInstanceOf(UnplayedException.class)
                .hasMessageContaining("without a fault");
    }

    private Strike.Left dealt(Blow blow, String answering, String reading) throws Exception {
        return strike(new Server(DONE, answering, reading), Expectation.done())
                .deal(arm(), new Place(blow, "write", 1))
                .orElseThrow();
    }

    private ArmFolder arm() throws IOException {
        return ArmFolder.create(root.resolve("arm-" + ++arms));
    }

    /** A server of which the tracer writes one text before it answers, and one while it is read for the first time. */
    private static final class Server implements Backend {

        private final Outcome answer;
        private final String answering;
        private final String reading;
        private Optional<Path> trace = Optional.empty();
        private boolean applied;
        private boolean read;

        Server(Outcome answer, String answering, String reading) {
            this.answer = answer;
            this.answering = answering;
            this.reading = reading;
        }

        @Override
        public Outcome apply(Operation operation) {
            write(answering);
            applied = true;
            return answer;
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) {
            if (applied && !read) {
                read = true;
                write(reading);
            }
            return queries.stream().map(query -> applied ? ONE : NONE).toList();
        }

        private void write(String text) {
            if (trace.isPresent()) {
                try {
                    Files.writeString(trace.get(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void close() {}
    }

    /** A tracer whose words the server writes itself. */
    private record Told(Server server, Path file) implements Tracer {

        @Override
        public OpenerTrace opener(Duration hold) {
            throw new UnsupportedOperationException("two openers never meet here");
        }

        @Override
        public Watch next(Optional<Place> place) {
            throw new UnsupportedOperationException("a server is traced when it runs");
        }

        @Override
        public Watch attach(Optional<Place> place) {
            server.trace = Optional.of(file);
            Trace trace = new Trace(file, STORE, place);
            return new Watch() {
                @Override
                public Trace trace() {
                    return trace;
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Strike strike(Server server, Expectation expected) {
        return strike(
                context -> server,
                expected,
                (folder, livesOn) -> new Told(server, folder.scratch().resolve("trace")));
    }

    private StrikeEnd judged(Outcome read, boolean stays) throws IOException, InterruptedException {
        return strike(read, stays).judge(ArmFolder.create(root.resolve("arm")), LEFT);
    }

    private static Strike strike(Outcome read, boolean stays) {
        return strike(context -> new Stub(read, stays), Expectation.done());
    }

    /** A strike at a transport whose processes live on. */
    static Strike strike(Function<ArmContext, Backend> attached, Expectation expected) {
        return strike(attached, expected, Strace::on);
    }

    static Strike strike(Function<ArmContext, Backend> attached, Expectation expected, Tracer.Maker tracers) {
        BackendProvider right = Shelf.arm("shelf", UnaryOperator.identity()).provider();
        BackendProvider provider = new ForwardingProvider() {
            @Override
            public BackendProvider provider() {
                return right;
            }

            @Override
            public Backend attach(ArmContext context) {
                return attached.apply(context);
            }

            @Override
            public Support support(OperationKind kind) {
                return Support.OFFERED;
            }
        };
        ArmPlan plan = ArmPlan.of(
                "shelf", provider, Shelf.arm("shelf", UnaryOperator.identity()).engine());
        Sides sides = new Sides(
                List.of(new Probe("count", COUNT, List.of(Row.of(Cell.number(0))))),
                List.of(new Probe("count", COUNT, List.of(Row.of(Cell.number(1))))),
                new Normalisers(List.of()));
        return new Strike(
                new StruckArm(plan, Duration.ofSeconds(1), Duration.ofSeconds(1), tracers),
                new Prepared.Change("add", "add one", Operation.mutate("add"), expected, sides));
    }

    private record Stub(Outcome read, boolean stays) implements Backend {
        @Override
        public Outcome apply(Operation operation) {
            return read;
        }

        @Override
        public void leave() throws IOException {
            if (stays) {
                throw new IOException("it does not stop");
            }
        }

        @Override
        public void close() {}
    }
}
