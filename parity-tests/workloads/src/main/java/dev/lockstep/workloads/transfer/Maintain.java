package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Work on the store that changes nothing that is in it. */
interface Maintain extends TransferCommand {

    /** Closes the store and opens it again. */
    record Reopen() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.reopen();
        }
    }

    /** Reorganises the store. */
    record Optimize() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.optimize();
        }
    }

    /** Stops the server and starts it again. */
    record Restart() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.restart();
        }
    }

    /** Puts an export of the store into its place. */
    record Restore(Route route) implements Maintain {
        @Override
        public boolean possible(Depot depot) {
            return !depot.tables().isEmpty();
        }

        @Override
        public Operation operation() {
            return Operation.restore(route.way());
        }

        @Override
        public void apply(Depot depot) {
            depot.restore();
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Depot>> kinds(Steering steering) {
        CommandKind.Builder<Depot, Restore> restore = TransferCommand.kind(
                        "restore",
                        Restore.class,
                        (depot, random) -> depot.mayBeRestored()
                                ? Optional.of(new Restore(Export.route(depot, random)))
                                : Optional.empty())
                .needs(PutThings.NAME)
                .weight(7);
        return List.of(
                always("reopen", Reopen.class, new Reopen()),
                always("optimize", Optimize.class, new Optimize()),
                always("restart", Restart.class, new Restart()),
                Export.states(Export.routes(restore, Restore::route, steering)).render(Restore::operation));
    }

    /** Whatever the work is, the store may be opened again for it. */
    @Override
    default void apply(Depot depot) {
        depot.reopen();
    }

    private static <C extends Maintain> CommandKind<Depot> always(String name, Class<C> type, C command) {
        return CommandKind.<Depot, C>of(name, type)
                .needs(PutThings.NAME)
                .helpedBy("restore")
                .draw(command)
                .aspect("of a restored store", (depot, maintain) -> depot.wasRestored())
                .render(Maintain::operation);
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(Depot depot) {
        return Expectation.done(depot.hasRows());
    }
}
