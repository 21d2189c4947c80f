package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Request;
import dev.lockstep.workloads.domain.Values;
import java.util.Optional;

/**
 * A change of one record.
 *
 * @param verb {@code create}, {@code update}, {@code replace} or {@code delete}
 * @param key the record's key; empty if the system makes it
 * @param record the fields; none for a delete
 */
record Change(String verb, String collection, Optional<Cell> key, Values record) {

    static Change create(String collection, Optional<Cell> key, Values record) {
        return new Change(Request.CREATE, collection, key, record);
    }

    static Change update(String collection, Cell key, Values record) {
        return new Change(Request.UPDATE, collection, Optional.of(key), record);
    }

    static Change replace(String collection, Cell key, Values record) {
        return new Change(Request.REPLACE, collection, Optional.of(key), record);
    }

    static Change delete(String collection, Cell key) {
        return new Change(Request.DELETE, collection, Optional.of(key), Values.NONE);
    }

    boolean is(String other) {
        return verb.equals(other);
    }

    Change with(Values other) {
        return new Change(verb, collection, key, other);
    }

    Request request() {
        Request request = Request.of(verb, collection);
        if (key.isPresent()) {
            request = request.with("key", key.get());
        }
        return is(Request.DELETE) ? request : request.with("record", record.told());
    }
}
