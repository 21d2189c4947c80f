package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;

/** A read of records. */
interface Reading extends RecordsCommand {

    /** Reads the record of a key. */
    record Read(String collection, Cell key) implements Reading {
        @Override
        public boolean possible(Store store) {
            return store.knows(collection) && store.of(collection).has(key);
        }

        @Override
        public Expectation expect(Store store) {
            Contents in = store.of(collection);
            Cell alike = Contents.alike(in.kept().key(), key);
            return Expectation.returns(
                    in.records().stream()
                            .filter(record -> Contents.alike(in.kept().key(), record.key())
                                    .equals(alike))
                            .map(in::row)
                            .toList(),
                    false);
        }

        @Override
        public Operation operation(Promises promises) {
            return one(promises, collection, key);
        }
    }

    /** Reads the record of a key that there is not. */
    record ReadMissing(String collection, Cell key) implements Reading {
        @Override
        public boolean possible(Store store) {
            return store.knows(collection)
                    && store.of(collection).kept().key().takes(key)
                    && !store.of(collection).has(key);
        }

        @Override
        public Expectation expect(Store store) {
            return store.promises().missing() == Promises.Missing.REFUSED
                    ? Expectation.refuses(store.promises().classOf(Reason.MISSING))
                    : Expectation.findsNothing();
        }

        @Override
        public Operation operation(Promises promises) {
            return one(promises, collection, key);
        }
    }

    /** Reads the records that pass tests, in an order, or a page of them. */
    record Many(Listing listing) implements Reading {
        @Override
        public boolean possible(Store store) {
            return listing.decides(store);
        }

        @Override
        public Expectation expect(Store store) {
            return Expectation.returns(listing.rows(store), listing.isOrdered(store));
        }

        @Override
        public Operation operation(Promises promises) {
            return listing.operation(promises);
        }
    }

    /** Counts the records that pass tests. */
    record Count(Listing listing) implements Reading {
        @Override
        public boolean possible(Store store) {
            return listing.decides(store)
                    && listing.order().isEmpty()
                    && listing.page().isEmpty();
        }

        @Override
        public Expectation expect(Store store) {
            return new Expectation.Returns(
                    List.of(Row.of(Cell.number(listing.count(store)))),
                    false,
                    store.of(listing.collection()).size() > 0);
        }

        @Override
        public Operation operation(Promises promises) {
            return listing.tested(
                            Request.of(Request.COUNT, listing.collection()).with("columns", List.of("count")))
                    .reading(RowShape.of(Column.number("count")));
        }
    }

    private static Operation one(Promises promises, String collection, Cell key) {
        Kept kept = promises.collection(collection).orElseThrow();
        List<String> columns = new ArrayList<>(List.of(Kept.KEY));
        kept.fields().forEach(field -> columns.add(field.name()));
        return Request.of(Request.READ, collection)
                .with("key", key)
                .with("columns", columns)
                .reading(kept.shape(false));
    }
}
