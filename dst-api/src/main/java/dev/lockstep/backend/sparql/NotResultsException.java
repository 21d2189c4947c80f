package dev.lockstep.backend.sparql;

/** A document does not contain the requested results. The message says where it deviates. */
public final class NotResultsException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotResultsException(String message) {
        super(message);
    }
}
