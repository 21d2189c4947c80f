package dev.lockstep.workloads.records;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Set;

/** Several changes at once. */
interface Several extends RecordsCommand {

    /** Does several changes, all or none. Nothing forbids any of them. */
    record Batch(List<Change> changes) implements Several {
        public Batch {
            changes = List.copyOf(changes);
        }

        @Override
        public boolean possible(Store store) {
            return !changes.isEmpty() && allowed(store, changes) == changes.size();
        }

        @Override
        public Expectation expect(Store store) {
            return Expectation.affects(changes.size());
        }

        @Override
        public void apply(Store store) {
            changes.forEach(store::apply);
        }

        @Override
        public Operation operation(Promises promises) {
            return batch(changes);
        }
    }

    /** Does several changes, all or none; the last one must be refused, and so nothing is done. */
    record BatchRefused(List<Change> changes) implements Several {
        public BatchRefused {
            changes = List.copyOf(changes);
        }

        @Override
        public boolean possible(Store store) {
            return changes.size() > 1
                    && allowed(store, changes) == changes.size() - 1
                    && reasons(store).size() == 1;
        }

        private Set<Reason> reasons(Store store) {
            Store after = store.copy();
            changes.subList(0, changes.size() - 1).forEach(after::apply);
            Change last = changes.get(changes.size() - 1);
            return after.decides(last) ? after.reasons(last) : Set.of();
        }

        @Override
        public Expectation expect(Store store) {
            return Expectation.refuses(
                    store.promises().classOf(reasons(store).iterator().next()));
        }

        @Override
        public Operation operation(Promises promises) {
            return batch(changes);
        }
    }

    /** Removes all records of a collection. */
    record Clear(String collection) implements Several {
        @Override
        public boolean possible(Store store) {
            return store.knows(collection) && !store.isReferredTo(collection);
        }

        @Override
        public Expectation expect(Store store) {
            return Expectation.affects(store.of(collection).size());
        }

        @Override
        public void apply(Store store) {
            store.clear(collection);
        }

        @Override
        public Operation operation(Promises promises) {
            return Request.of(Request.CLEAR, collection).changing();
        }
    }

    private static Operation batch(List<Change> changes) {
        return Request.batch(changes.stream().map(Change::request).toList()).changing();
    }

    /** Returns how many of the changes, one after another, nothing forbids. */
    private static int allowed(Store store, List<Change> changes) {
        Store after = store.copy();
        int allowed = 0;
        for (Change change : changes) {
            if (change.key().isEmpty()
                    || !after.decides(change)
                    || !after.reasons(change).isEmpty()) {
                break;
            }
            after.apply(change);
            allowed++;
        }
        return allowed;
    }
}
