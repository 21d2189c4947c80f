package dev.lockstep.reduce;

import java.io.IOException;

/** An arm of a trial could not be started, twice in a row; the message says why. The smallest list so far is kept. */
public final class TrialLostException extends IOException {

    private static final long serialVersionUID = 1L;

    TrialLostException(String message) {
        super(message);
    }
}
