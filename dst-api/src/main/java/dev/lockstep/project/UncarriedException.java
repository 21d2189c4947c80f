package dev.lockstep.project;

/** A template cannot carry a value to its place. The message names the value and the place; nothing was sent. */
public final class UncarriedException extends Exception {

    private static final long serialVersionUID = 1L;

    UncarriedException(String message) {
        super(message);
    }
}
