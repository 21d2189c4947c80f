package dev.lockstep.junit;

import dev.lockstep.parity.Verdict;
import org.opentest4j.AssertionFailedError;

/** Decides what a walk means for its invocation. */
record Judge(Asked asked) {

    /** Fails unless the arms agreed. */
    void require(ParityWalk walk) {
        if (walk.result().verdict() != Verdict.PARITY) {
            throw new AssertionFailedError(
                    walk.result().verdict() + ": " + walk.result().detail());
        }
    }
}
