package dev.lockstep.assembly;

/** What was asked for cannot be done as it was asked; the message is one line that names the value and the fix. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
