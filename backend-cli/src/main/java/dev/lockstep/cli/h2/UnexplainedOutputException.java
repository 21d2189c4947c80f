package dev.lockstep.cli.h2;

/** A tool printed something that no known form explains. */
final class UnexplainedOutputException extends Exception {

    private static final long serialVersionUID = 1L;

    UnexplainedOutputException(String message) {
        super(message);
    }
}
