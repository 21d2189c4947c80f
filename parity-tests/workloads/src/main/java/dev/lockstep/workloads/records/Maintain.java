package dev.lockstep.workloads.records;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** Work on the store that changes nothing that is in it. */
interface Maintain extends RecordsCommand {

    /** Closes the store and opens it again. */
    record Reopen() implements Maintain {
        @Override
        public Operation operation(Promises promises) {
            return Operation.reopen();
        }
    }

    /** Stops the server and starts it again. */
    record Restart() implements Maintain {
        @Override
        public Operation operation(Promises promises) {
            return Operation.restart();
        }
    }

    /**
     * Takes a backup and reads a collection of the copy.
     *
     * @param canary the creation of a record that is there only while the backup is taken
     */
    record Backup(Change canary) implements Maintain {
        @Override
        public boolean possible(Store store) {
            return canary.is(Request.CREATE)
                    && canary.key().isPresent()
                    && store.decides(canary)
                    && store.reasons(canary).isEmpty();
        }

        @Override
        public Expectation expect(Store store) {
            Store copy = store.copy();
            copy.apply(canary);
            List<Row> rows = copy.of(canary.collection()).rows();
            return new Expectation.Returns(
                    rows, copy.of(canary.collection()).kept().listing() != Kept.Listing.ANY, !store.isEmpty());
        }

        @Override
        public List<RecordsCommand> composedOf() {
            return List.of(
                    new Single.Create(canary),
                    new Single.Delete(
                            Change.delete(canary.collection(), canary.key().orElseThrow())));
        }

        @Override
        public Operation operation(Promises promises) {
            return Operation.backup(
                    Listing.all(canary.collection()).operation(promises),
                    canary.request().changing(),
                    Change.delete(canary.collection(), canary.key().orElseThrow())
                            .request()
                            .changing());
        }
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(Store store) {
        return Expectation.done(!store.isEmpty());
    }
}
