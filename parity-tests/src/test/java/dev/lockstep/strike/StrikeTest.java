package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judgement of a struck process, without one. */
class StrikeTest {

    private static final Operation.Query COUNT =
            Operation.orderedQuery("SELECT", List.of(new Column("n", ValueKind.NUMBER, "n")), "FROM t");

    private static final Outcome ONE = new Outcome.Rows(List.of(Row.of(Cell.number(1))));

    private static final Strike.Left LEFT =
            new Strike.Left(StrikeEnd.Answer.REFUSED, EnumSet.of(Sides.State.BEFORE, Sides.State.AFTER), "struck");

    @TempDir
    private Path root;

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

    private StrikeEnd judged(Outcome read, boolean stays) throws IOException, InterruptedException {
        return strike(read, stays).judge(ArmFolder.create(root.resolve("arm")), LEFT);
    }

    private static Strike strike(Outcome read, boolean stays) {
        BackendProvider right = Shelf.arm("shelf", UnaryOperator.identity()).provider();
        BackendProvider provider = new ForwardingProvider() {
            @Override
            public BackendProvider provider() {
                return right;
            }

            @Override
            public Backend attach(ArmContext context) {
                return new Stub(read, stays);
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
                new Prepared.Change("add", "add one", Operation.mutate("add"), Expectation.done(), sides));
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
