package dev.lockstep.cli.driver;

import dev.lockstep.op.Outcome.Broken.Cause;

/** A driver did not answer as the protocol says. The message is one line for people. */
final class DriverFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;
    private final String lastWords;

    DriverFaultException(Cause cause, String message) {
        this(cause, message, "");
    }

    /**
     * Creates a fault.
     *
     * @param lastWords the last line of the driver's log; empty if it does not explain the fault. It is no part of the
     *     message, because it may be another one each time
     */
    DriverFaultException(Cause cause, String message, String lastWords) {
        super(message);
        this.cause = cause;
        this.lastWords = lastWords;
    }

    Cause kind() {
        return cause;
    }

    String lastWords() {
        return lastWords;
    }

    /** Returns the message with the last words, for whoever starts the driver and plays nothing. */
    String told() {
        return getMessage() + (lastWords.isEmpty() ? "" : "; its log ends with: " + lastWords);
    }
}
