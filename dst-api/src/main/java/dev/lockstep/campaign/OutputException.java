package dev.lockstep.campaign;

/** A result cannot be written; the message names the file. The results that were written before stay. */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
