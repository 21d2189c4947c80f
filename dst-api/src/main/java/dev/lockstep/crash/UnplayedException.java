package dev.lockstep.crash;

/** The walk that was to be recorded is wrong without any crash. */
public final class UnplayedException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnplayedException(String message) {
        super(message);
    }
}
