package dev.lockstep.runner;

import dev.lockstep.assembly.InContext;
import dev.lockstep.assembly.InputException;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.StorageContext;
import java.util.List;

/** The promise that a store keeps what it has acknowledged when its process is killed. */
final class Hardening {

    private Hardening() {}

    /**
     * Refuses arms whose storage context takes the promise back.
     *
     * @param option the option that asked for kills
     * @throws InputException for the first one; the message names the context
     */
    static void require(String option, List<ArmPlan> arms) {
        for (ArmPlan arm : arms) {
            StorageContext context = arm.engine().system().storage();
            String reason = context.without().get(InContext.KILL);
            if (reason != null) {
                throw new InputException(option + ": " + arm.name() + " keeps its store in the context "
                        + context.name() + ", in which nothing says what survives a kill: " + reason);
            }
        }
    }
}
