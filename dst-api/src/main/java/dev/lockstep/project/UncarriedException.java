package dev.lockstep.project;

/** A template cannot carry a value to its place. The message names the value and the place; nothing was sent. */
public final class UncarriedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what cannot be carried, or is missing, as a clause
     */
    public UncarriedException(String message) {
        super(message);
    }
}
