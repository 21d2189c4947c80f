package dev.lockstep.workloads.values;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.function.Supplier;

/** Work on the store, which changes no value. */
interface Maintain extends ValuesCommand {

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

    /** Rebuilds the store. */
    record Repair() implements Maintain {
        @Override
        public void apply(Values values) {
            values.calm(false);
        }

        @Override
        public Operation operation() {
            return Operation.repair();
        }
    }

    /** Stops the server and starts it again. */
    record Restart() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.restart();
        }
    }

    /** A kind of maintenance. */
    static <C extends Maintain> CommandKind.Builder<Values, C> kind(String name, Class<C> type, Supplier<C> command) {
        return ValuesCommand.kind(name, type)
                .needs("put")
                .draw(command.get())
                .aspect("of a store with a length beyond the limit of a row", (values, maintain) -> values.holds(257));
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(Values values) {
        return Expectation.done(!values.rows().isEmpty());
    }
}
