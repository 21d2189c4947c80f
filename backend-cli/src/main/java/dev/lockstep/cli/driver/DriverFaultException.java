package dev.lockstep.cli.driver;

import dev.lockstep.op.Outcome.Broken.Cause;

/** A driver did not answer as the protocol says. The message is one line for people. */
final class DriverFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    DriverFaultException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    Cause kind() {
        return cause;
    }
}
