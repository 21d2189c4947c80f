package dev.lockstep.strike;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Support;
import dev.lockstep.op.OperationKind;
import dev.lockstep.parity.ArmPlan;
import java.io.IOException;
import java.time.Duration;

/**
 * The transport whose processes are struck.
 *
 * @param plan its plan
 * @param operation the time limit of an operation
 * @param start the time limit for opening a store
 * @param tracers makes the tracer of a store
 */
record StruckArm(ArmPlan plan, Duration operation, Duration start, Tracer.Maker tracers) {

    String name() {
        return plan.name();
    }

    String system() {
        return plan.engine().system().name();
    }

    /** Whether a process serves many operations, and not one. */
    boolean livesOn() {
        return livesOn(plan);
    }

    static boolean livesOn(ArmPlan plan) {
        return plan.provider().support(OperationKind.RESTART).level() == Support.Level.OFFERED;
    }

    Backend create(ArmFolder folder) throws ArmUnavailableException, IOException, InterruptedException {
        return plan.provider().open(context(folder));
    }

    Backend attach(ArmFolder folder) throws ArmUnavailableException, IOException, InterruptedException {
        return plan.provider().attach(context(folder));
    }

    /** Returns a tracer of the processes that are started for the store of a folder. */
    Tracer tracer(ArmFolder folder) throws IOException {
        return tracers.on(folder, livesOn());
    }

    private ArmContext context(ArmFolder folder) {
        return new ArmContext(plan.name(), folder, plan.engine(), plan.client(), operation, start, plan.settings());
    }
}
