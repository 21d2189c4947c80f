package dev.lockstep.backend;

import dev.lockstep.op.OperationKind;

/**
 * Provides one transport of one system. Found by {@link java.util.ServiceLoader}; has a constructor without arguments.
 */
public interface BackendProvider {

    /** Returns the name of the system, as {@code --system} uses it. */
    String system();

    /** Returns the name of the transport, as {@code --arms} uses it. */
    String transport();

    /**
     * Declares whether this transport offers operations of this kind. The declaration is made before the walk and does
     * not depend on it.
     */
    default Support support(OperationKind kind) {
        return Support.OFFERED;
    }

    /**
     * Opens an arm on an empty folder, and creates its store.
     *
     * @throws ArmUnavailableException if the arm cannot be started on this machine
     * @throws InterruptedException if the walk is being stopped
     */
    Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException;
}
