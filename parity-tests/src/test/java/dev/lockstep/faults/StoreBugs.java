package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;

/** Bugs in operations on the store as a whole. */
final class StoreBugs {

    /** The replacement of an operation on the store. */
    @FunctionalInterface
    interface Instead {
        Outcome doIt(Operation operation, Healthy arm) throws InterruptedException;
    }

    private StoreBugs() {}

    /** Replaces one kind of operation. */
    static Bug on(OperationKind kind, Instead instead) {
        return new Bug() {
            @Override
            public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
                return operation.kind() == kind ? instead.doIt(operation, arm) : Bug.super.apply(operation, arm);
            }
        };
    }

    static Outcome nothing(Operation operation, Healthy arm) {
        return Done.UNCOUNTED;
    }

    static Outcome unsupported(Operation operation, Healthy arm) {
        return new Outcome.Unsupported("not today");
    }

    static Outcome withoutTheLastWrite(Operation operation, Healthy arm) throws InterruptedException {
        arm.endSession();
        arm.loseLastWrite();
        arm.proveReopened();
        return Done.UNCOUNTED;
    }

    static Outcome anEmptyStore(Operation operation, Healthy arm) throws InterruptedException {
        arm.startOver();
        arm.proveReopened();
        return Done.UNCOUNTED;
    }
}
