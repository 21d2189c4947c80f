package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.CommandPrefix;
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
    void an_error_counts_as_fired_only_if_it_fell_between_the_operation_and_its_answer() throws Exception {
        assertThat(dealt(Blow.ERROR_ON_WRITE, "", "(INJECTED)", "").outside()).isFalse();

        Strike.Left early = dealt(Blow.ERROR_ON_WRITE, "(INJECTED)", "", "");
        assertThat(early.outside()).isTrue();
        assertThat(early.how()).contains("the blow fell before the operation");

        Strike.Left late = dealt(Blow.ERROR_ON_WRITE, "", "", "(INJECTED)");
        assertThat(late.outside()).isTrue();
        assertThat(late.allowed()).containsExactly(Sides.State.AFTER);
        assertThat(late.how()).contains("the blow fell after the answer");
    }

    @Test
    void a_server_that_answered_was_killed_after_the_answer_or_is_another_process() throws Exception {
        assertThat(dealt(Blow.KILL_AT_WRITE, "", "+++ killed by SIGKILL +++", "")
                        .how())
                .contains("the blow fell after the answer");
        assertThat(dealt(Blow.KILL_AT_WRITE, "+++ killed by SIGKILL +++", "", "")
                        .how())
                .contains("the blow fell before the operation");
    }

    @Test
    @Tag("nightly")
    void an_answer_is_wrong_without_a_fault_if_the_blow_falls_after_it() {
        assertThatThrownBy(() ->
                        dealt(Outcome.Done.UNCOUNTED, Expectation.affects(1), Blow.NO_SPACE, "", "", "(INJECTED)"))
                .isInstanceOf(UnplayedException.class)
                .hasMessageContaining("without a fault");
    }

    private Strike.Left dealt(Blow blow, String opening, String answering, String stopping) throws Exception {
        return dealt(Outcome.Done.UNCOUNTED, Expectation.done(), blow, opening, answering, stopping);
    }

    /**
     * Strikes a server of which the tracer writes one text while it opens, one before it answers, and one while it
     * stops.
     */
    private Strike.Left dealt(
            Outcome answer, Expectation expected, Blow blow, String opening, String answering, String stopping)
            throws Exception {
        ArmFolder folder = ArmFolder.create(root.resolve("arm-" + ++arms));
        Strike strike = strike(
                context -> {
                    List<String> words = CommandPrefix.in(context.folder());
                    Traced server =
                            new Traced(Path.of(words.get(words.indexOf("-o") + 1)), answer, answering, stopping);
                    server.write(opening);
                    return server;
                },
                expected);
        return strike.deal(folder, blow, 1).orElseThrow();
    }

    private record Traced(Path trace, Outcome answer, String answering, String stopping) implements Backend {
        @Override
        public Outcome apply(Operation operation) {
            write(answering);
            return answer;
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) {
            return queries.stream().map(query -> ONE).toList();
        }

        @Override
        public void leave() {
            write(stopping);
        }

        private void write(String text) {
            try {
                Files.writeString(trace, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    private StrikeEnd judged(Outcome read, boolean stays) throws IOException, InterruptedException {
        return strike(read, stays).judge(ArmFolder.create(root.resolve("arm")), LEFT);
    }

    private static Strike strike(Outcome read, boolean stays) {
        return strike(context -> new Stub(read, stays), Expectation.done());
    }

    /** A strike at a transport whose processes live on. */
    static Strike strike(Function<ArmContext, Backend> attached, Expectation expected) {
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
                new StruckArm(plan, Duration.ofSeconds(1), Duration.ofSeconds(1)),
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
