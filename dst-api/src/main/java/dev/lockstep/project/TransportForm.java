package dev.lockstep.project;

import dev.lockstep.backend.BackendProvider;

/**
 * Makes transports of one form, such as a long-lived process or requests, from what a project file says about them.
 * Found by {@link java.util.ServiceLoader}; has a constructor without arguments.
 */
public interface TransportForm {

    /** Returns the key that has the description of the transport. */
    String key();

    /** Whether the description has templates, in which a part of an operation is named. */
    default boolean hasTemplates() {
        return true;
    }

    /**
     * Makes a transport.
     *
     * @throws ProjectException if the description has an error
     */
    BackendProvider transport(TransportDescription description);
}
