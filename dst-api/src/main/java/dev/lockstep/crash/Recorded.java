package dev.lockstep.crash;

import dev.lockstep.disk.DiskEvent;
import dev.lockstep.op.Operation;
import java.util.List;
import java.util.SortedMap;

/**
 * A walk of one store, with all that it did to its disk.
 *
 * @param events the events of the disk
 * @param moments the operations in their order; the first one creates the store, the last one closes it
 * @param states the states before and after the operations, one more than there are operations
 * @param operations what the store was asked, from {@code setUp} on, by the place of the moment
 * @param setUp the number of operations before the first command
 * @param keepsAcknowledged see {@link dev.lockstep.backend.DiskEngine#keepsAcknowledged}
 * @param leftOut the kinds of commands that were drawn and that the store does not offer
 */
record Recorded(
        List<DiskEvent> events,
        List<Moment> moments,
        List<State> states,
        SortedMap<Integer, Operation> operations,
        int setUp,
        boolean keepsAcknowledged,
        List<String> leftOut) {

    Recorded {
        events = List.copyOf(events);
        moments = List.copyOf(moments);
        states = List.copyOf(states);
        leftOut = List.copyOf(leftOut);
        if (states.size() != moments.size() + 1) {
            throw new IllegalArgumentException(
                    states.size() + " states do not surround " + moments.size() + " operations");
        }
    }

    /** Returns the number of operations that were acknowledged when this many events had happened. */
    int acknowledged(int position) {
        int count = 0;
        while (count < moments.size() && moments.get(count).acknowledged() <= position) {
            count++;
        }
        return count;
    }

    /** Returns the states that a store may be in when this many events have happened and none was lost. */
    Span allowed(int position) {
        int before = acknowledged(position);
        boolean inFlight = before < moments.size() && moments.get(before).begun() < position;
        return new Span(kept(before), inFlight ? before + 1 : before);
    }

    /** Returns the states that a store may be in when the last of this many events has only begun. */
    Span allowedWithin(int position) {
        return new Span(kept(acknowledged(position - 1)), allowed(position).last());
    }

    /** Returns the states that a store may be in if everything after the last force may be lost. */
    Span allowedAfterLoss(int position) {
        int forced = position;
        while (forced > 0 && !(events.get(forced - 1) instanceof DiskEvent.Forced)) {
            forced--;
        }
        return new Span(kept(acknowledged(forced)), allowed(position).last());
    }

    /** Returns the first of the states up to this one from which a crash can no longer take anything back. */
    private int kept(int acknowledged) {
        int kept = acknowledged;
        while (!keepsAcknowledged && kept > 1 && !closes(kept - 1)) {
            kept--;
        }
        return kept;
    }

    /** Whether an operation closes the store, which writes everything. */
    private boolean closes(int moment) {
        Operation operation = operations.get(moment);
        return moment == moments.size() - 1
                || operation instanceof Operation.Reopen
                || operation instanceof Operation.Optimize;
    }

    /** Returns the number of commands. */
    int commands() {
        return moments.size() - setUp - 1;
    }

    /** Whether an operation changed what the store answers. */
    boolean changesAt(int moment) {
        return !states.get(moment).equals(states.get(moment + 1));
    }

    /** Returns the number of commands that changed what the store answers. */
    int changes() {
        int changes = 0;
        for (int i = setUp; i < moments.size() - 1; i++) {
            changes += changesAt(i) ? 1 : 0;
        }
        return changes;
    }

    /** A range of states, both ends included. */
    record Span(int first, int last) {
        boolean has(int state) {
            return first <= state && state <= last;
        }
    }

    /** Returns the operation in flight at a place of the record, or the last one before it. */
    Moment at(int position) {
        int before = acknowledged(position);
        return moments.get(Math.min(before, moments.size() - 1));
    }
}
