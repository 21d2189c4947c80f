package dev.lockstep.runner;

/** What was asked for cannot be done as it was asked; the message is one line that names the value and the fix. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
