package dev.lockstep.backend.sparql;

/** A document is not the results that were asked for; the message says where. */
public final class NotResultsException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotResultsException(String message) {
        super(message);
    }
}
