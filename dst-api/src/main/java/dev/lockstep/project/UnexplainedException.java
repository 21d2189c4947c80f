package dev.lockstep.project;

/** An answer cannot be explained by what the project file says about it. The message is one line for people. */
final class UnexplainedException extends Exception {

    private static final long serialVersionUID = 1L;

    UnexplainedException(String message) {
        super(message);
    }
}
