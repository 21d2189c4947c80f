package dev.lockstep.server;

/** A server did not start, did not stop, or did not come back. */
public final class ServerFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String lastWords;

    ServerFailedException(String message, String lastWords) {
        super(message);
        this.lastWords = lastWords;
    }

    ServerFailedException(String message, String lastWords, Throwable cause) {
        super(message, cause);
        this.lastWords = lastWords;
    }

    /** Returns the server's last output. */
    public String lastWords() {
        return lastWords;
    }
}
