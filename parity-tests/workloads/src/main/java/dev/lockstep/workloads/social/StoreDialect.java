package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Probe;
import java.util.List;
import java.util.Set;

/**
 * The part of a {@link SocialDialect} that reads everything that is stored, also what no command asks for. Only the
 * dialects in the box have it; of another dialect's store, {@link SocialDialect#content} is everything that is known.
 */
interface StoreDialect {

    /** Everything in the store. */
    Operation.Query store();

    /**
     * Returns the rows that {@link #store} must have in this state.
     *
     * @param promises the promises of the system, on which the schema depends
     */
    List<Row> store(SocialModel model, Set<String> promises);

    /**
     * Everything in a copy of the store. It has the same columns; a backup may lack what the system does not promise.
     */
    Operation.Query copy();

    /**
     * Returns the rows that {@link #copy} must have in this state.
     *
     * @param promises the promises of the system, on which the schema depends
     */
    List<Row> copy(SocialModel model, Set<String> promises);

    /**
     * Returns reads of everything in the store after a crash in this state. A sequence hands out numbers ahead, so
     * after a crash it may go on with a later number, but never with one that was taken.
     *
     * @param promises the promises of the system, on which the schema depends
     */
    default List<Probe> durable(SocialModel model, Set<String> promises) {
        return List.of(new Probe("store", store(), store(model, promises)));
    }

    /** Returns this part of a dialect. */
    static StoreDialect of(SocialDialect dialect) {
        return dialect instanceof StoreDialect store ? store : new Content(dialect);
    }

    /** The store of a dialect that has no such part. */
    record Content(SocialDialect dialect) implements StoreDialect {
        @Override
        public Operation.Query store() {
            return dialect.content();
        }

        @Override
        public List<Row> store(SocialModel model, Set<String> promises) {
            return model.content();
        }

        @Override
        public Operation.Query copy() {
            return dialect.content();
        }

        @Override
        public List<Row> copy(SocialModel model, Set<String> promises) {
            return model.content();
        }
    }
}
