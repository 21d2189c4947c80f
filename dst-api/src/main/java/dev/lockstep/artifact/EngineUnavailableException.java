package dev.lockstep.artifact;

/** A version of a system could not be resolved; the message names both and says what to try. */
public final class EngineUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    EngineUnavailableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whose fault it is. */
    public enum Reason {
        /** Whoever named the version: the repositories answered, and do not have it. */
        UNKNOWN_VERSION,
        /** This machine's: the repositories could not be asked. */
        UNREACHABLE
    }
}
