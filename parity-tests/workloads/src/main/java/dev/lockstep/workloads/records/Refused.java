package dev.lockstep.workloads.records;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.workload.Expectation;
import java.util.Set;

/** A change that a promise forbids, for one reason and no other. */
interface Refused extends RecordsCommand {

    Change change();

    /** Returns the verb of the kind. */
    String verb();

    /** Returns the reason of the kind. */
    Reason reason();

    /** Adds a record under a key that is taken. */
    record CreateTaken(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.CREATE;
        }

        @Override
        public Reason reason() {
            return Reason.EXISTS;
        }
    }

    /** Adds a record with a value that another one has in a unique field. */
    record CreateTwin(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.CREATE;
        }

        @Override
        public Reason reason() {
            return Reason.UNIQUE;
        }
    }

    /** Adds a record that refers to nothing. */
    record CreateDangling(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.CREATE;
        }

        @Override
        public Reason reason() {
            return Reason.REFERENCE;
        }
    }

    /** Adds a record with a value, or under a key, that is too large, too small or too long. */
    record CreateOutside(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.CREATE;
        }

        @Override
        public Reason reason() {
            return Reason.RANGE;
        }
    }

    /** Adds a record without a field that it must have. */
    record CreateIncomplete(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.CREATE;
        }

        @Override
        public Reason reason() {
            return Reason.INVALID;
        }
    }

    /** Changes a record that there is not. */
    record UpdateMissing(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.UPDATE;
        }

        @Override
        public Reason reason() {
            return Reason.MISSING;
        }
    }

    /** Changes a unique field to the value of another record. */
    record UpdateTwin(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.UPDATE;
        }

        @Override
        public Reason reason() {
            return Reason.UNIQUE;
        }
    }

    /** Changes a reference so that it refers to nothing. */
    record UpdateDangling(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.UPDATE;
        }

        @Override
        public Reason reason() {
            return Reason.REFERENCE;
        }
    }

    /** Changes a field to a value that is too large, too small or too long. */
    record UpdateOutside(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.UPDATE;
        }

        @Override
        public Reason reason() {
            return Reason.RANGE;
        }
    }

    /** Changes a field that must have a value to null. */
    record UpdateIncomplete(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.UPDATE;
        }

        @Override
        public Reason reason() {
            return Reason.INVALID;
        }
    }

    /** Replaces a record that there is not. */
    record ReplaceMissing(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.REPLACE;
        }

        @Override
        public Reason reason() {
            return Reason.MISSING;
        }
    }

    /** Removes a record that there is not. */
    record DeleteMissing(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.DELETE;
        }

        @Override
        public Reason reason() {
            return Reason.MISSING;
        }
    }

    /** Removes a record to which another one refers. */
    record DeleteHeld(Change change) implements Refused {
        @Override
        public String verb() {
            return Request.DELETE;
        }

        @Override
        public Reason reason() {
            return Reason.REFERENCE;
        }
    }

    @Override
    default boolean possible(Store store) {
        return change().is(verb())
                && store.decides(change())
                && store.reasons(change()).equals(Set.of(reason()));
    }

    @Override
    default Expectation expect(Store store) {
        boolean finds = reason() != Reason.MISSING || store.promises().missing() == Promises.Missing.REFUSED;
        return finds ? Expectation.refuses(store.promises().classOf(reason())) : Expectation.affectsNothing();
    }

    @Override
    default Operation operation(Promises promises) {
        return Single.asked(change(), promises);
    }
}
