package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** A change of one record that nothing forbids. */
interface Single extends RecordsCommand {

    Change change();

    /** Returns the verb of the kind. */
    String verb();

    /** Adds a record. */
    record Create(Change change) implements Single {
        @Override
        public String verb() {
            return Request.CREATE;
        }

        @Override
        public Expectation expect(Store store) {
            return change.key().isPresent()
                    ? Expectation.affects(1)
                    : Expectation.returns(
                            List.of(Row.of(store.of(change.collection()).nextKey())), false);
        }

        @Override
        public Operation operation(Promises promises) {
            return asked(change, promises);
        }
    }

    /** Changes some fields of a record. */
    record Update(Change change) implements Single {
        @Override
        public String verb() {
            return Request.UPDATE;
        }
    }

    /** Puts a record in the place of another one. */
    record Replace(Change change) implements Single {
        @Override
        public String verb() {
            return Request.REPLACE;
        }
    }

    /** Removes a record. */
    record Delete(Change change) implements Single {
        @Override
        public String verb() {
            return Request.DELETE;
        }
    }

    /** Returns the operation for a change of one record; a key that the system makes is a part of the answer. */
    static Operation asked(Change change, Promises promises) {
        if (!change.is(Request.CREATE) || change.key().isPresent()) {
            return change.request().changing();
        }
        Kept kept = promises.collection(change.collection()).orElseThrow();
        return change.request()
                .with("columns", List.of(Kept.KEY))
                .answering(RowShape.of(kept.key().column(Kept.KEY)));
    }

    @Override
    default boolean possible(Store store) {
        return change().is(verb())
                && store.decides(change())
                && store.reasons(change()).isEmpty();
    }

    @Override
    default Expectation expect(Store store) {
        return Expectation.affects(1);
    }

    @Override
    default void apply(Store store) {
        store.apply(change());
    }

    @Override
    default Operation operation(Promises promises) {
        return asked(change(), promises);
    }

    /** Returns the value of a field of the change. */
    default Cell cell(String field) {
        return change().record().cells().getOrDefault(field, Cell.NULL);
    }
}
