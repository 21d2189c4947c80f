package dev.lockstep.shapes;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** A step of the battery. Its model is the numbers of the stored rows. */
sealed interface ShapeCommand extends Command<Stored> {

    /** Returns the operation for a ground. */
    Operation on(Ground ground);

    /** The battery judges the answers itself, because a cell that is wrong must not end the walk. */
    @Override
    default Expectation expect(Stored stored) {
        return Expectation.agrees();
    }

    /** Stores the rows of these numbers, both included. */
    record Put(int first, int last) implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return ground.put(first, last);
        }

        @Override
        public void apply(Stored stored) {
            stored.add(first, last);
        }
    }

    /** Stores the row whose values are large. */
    record PutLarge() implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return ground.putLarge();
        }

        @Override
        public void apply(Stored stored) {
            stored.add(Ground.LARGE, Ground.LARGE);
        }
    }

    /** Removes every other row. */
    record RemoveOdd() implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return ground.removeOdd();
        }

        @Override
        public void apply(Stored stored) {
            stored.rows().keySet().removeIf(number -> number % 2 == 1);
        }
    }

    /** Removes the rows with higher numbers. */
    record RemoveAbove(int last) implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return ground.removeAbove(last);
        }

        @Override
        public void apply(Stored stored) {
            stored.rows().keySet().removeIf(number -> number > last);
        }
    }

    /** Takes away the values that a repair is known to change. */
    record Simplify() implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return ground.simplify();
        }

        @Override
        public void apply(Stored stored) {
            stored.simplify();
        }
    }

    /** Maintains the store, which changes no row. */
    record Maintain(Morphology made) implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return switch (made) {
                case OPTIMISED -> Operation.optimize();
                case REOPENED -> Operation.reopen();
                case REPAIRED -> Operation.repair();
                case RESTARTED -> Operation.restart();
                case RESTORED -> ground.restore();
                default -> throw new IllegalStateException(made + " is not made by maintenance");
            };
        }
    }

    /** Reads all rows in a read shape. */
    record Read(int shape) implements ShapeCommand {
        @Override
        public Operation on(Ground ground) {
            return Operation.shaped(ground.everything(), shape);
        }
    }

    /** Returns all types of commands. */
    static List<Class<? extends ShapeCommand>> types() {
        return List.of(
                Put.class,
                PutLarge.class,
                RemoveOdd.class,
                RemoveAbove.class,
                Simplify.class,
                Maintain.class,
                Read.class);
    }
}
