package dev.lockstep.stream;

/** A recorded command, or the file that holds it, is not what it should be; the message says where, what and the fix. */
public final class CommandFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandFormatException(String message) {
        super(message);
    }

    public CommandFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
