package dev.lockstep.bench;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A workload with one command that costs an arm nothing, and arms that do nothing. The remaining time is the loop's.
 */
final class Tick implements Workload<Object> {

    private static final String NAME = "tick";

    private static final List<Row> ONE = List.of(Row.of(Cell.number(1)));

    /** The only command. */
    record Ticked() implements Command<Object> {
        @Override
        public boolean possible(Object model) {
            return true;
        }

        @Override
        public Expectation expect(Object model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(Object model) {}
    }

    /** Returns a walk of this number of steps over this number of arms. */
    static WalkPlan<Object> plan(int arms, long steps, Path folder) {
        WalkBuilder<Object> walk = WalkBuilder.of(new Tick()).steps(steps);
        for (int arm = 0; arm < arms; arm++) {
            walk.arm("arm" + arm, new Provider("arm" + arm));
        }
        return walk.plan(folder);
    }

    private record Provider(String transport) implements BackendProvider {
        @Override
        public String system() {
            return NAME;
        }

        @Override
        public Backend open(ArmContext context) {
            return new Idle();
        }
    }

    private static final class Idle extends OperationBackend {
        private static final Outcome DONE = Outcome.Done.affecting(1);
        private static final Outcome ROWS = new Outcome.Rows(ONE);

        @Override
        protected Outcome mutate(Operation.Mutate mutate) {
            return DONE;
        }

        @Override
        protected Outcome query(Operation.Query query) {
            return ROWS;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<CommandKind<Object>> alphabet() {
        return List.of(CommandKind.of("tick", Ticked.class)
                .draw((model, random) -> Optional.of(new Ticked()))
                .render(tick -> Operation.mutate("tick")));
    }

    @Override
    public Object newModel() {
        return new Object();
    }

    @Override
    public List<Probe> probes(Object model) {
        List<Column> columns = List.of(new Column("one", ValueKind.NUMBER, "one"));
        return List.of(new Probe("one", Operation.query("read", columns, ""), ONE));
    }
}
