package dev.lockstep.backend;

import dev.lockstep.op.OperationKind;

/** Brings one transport of one system. Found by {@link java.util.ServiceLoader}; has a constructor with no arguments. */
public interface BackendProvider {

    /** The system that it speaks to, as {@code --system} names it. */
    String system();

    /** The transport's name, as {@code --arms} names it. */
    String transport();

    /** What this transport offers of the given kind of operation; declared up front, never found out in the walk. */
    default Support support(OperationKind kind) {
        return Support.OFFERED;
    }

    /**
     * Opens an arm on an empty folder, creating its store.
     *
     * @throws ArmUnavailableException when the arm cannot be started here
     * @throws InterruptedException when the walk is being stopped
     */
    Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException;
}
