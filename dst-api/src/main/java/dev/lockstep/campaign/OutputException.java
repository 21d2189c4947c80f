package dev.lockstep.campaign;

/** What was found cannot be written down; the message names the file. What was written before stays. */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
