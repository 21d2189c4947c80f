package dev.lockstep.stream;

/**
 * A recorded command, or the file that contains it, has an error. The message names the place, the error and the fix.
 */
public final class CommandFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandFormatException(String message) {
        super(message);
    }

    public CommandFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
