package dev.lockstep.backend;

/** An arm could not be started. The message says what is missing and how to get it. The walk ends as {@code INFRA}. */
public final class ArmUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public ArmUnavailableException(String message) {
        super(message);
    }

    public ArmUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
