package dev.lockstep.artifact;

/** A version of a system could not be resolved. The message names both and says what to try. */
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

    /** The source of the problem. */
    public enum Reason {
        /** The version's name: the repositories answered, and they do not have the version. */
        UNKNOWN_VERSION,
        /** This machine: the repositories could not be asked. */
        UNREACHABLE
    }
}
