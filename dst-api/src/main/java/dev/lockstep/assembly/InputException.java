package dev.lockstep.assembly;

/** A request that cannot be carried out as it was made. The message is one line that names the value and the fix. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
