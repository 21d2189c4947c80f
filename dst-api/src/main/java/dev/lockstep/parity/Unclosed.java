package dev.lockstep.parity;

import dev.lockstep.op.Outcome.Broken;
import java.io.UncheckedIOException;

/**
 * An arm that could not be closed, or could not leave its store.
 *
 * @param why the reason, in words
 * @param verdict the verdict: {@link Verdict#DIVERGED} if the system has kept something open, {@link Verdict#FAULT} if
 *     the backend itself failed, {@link Verdict#INFRA} if its launcher was lost
 */
record Unclosed(String why, Verdict verdict) {

    /** An arm whose {@code close()} threw this. Only some exceptions say that the system has kept something open. */
    static Unclosed threw(Throwable thrown) {
        boolean stillOpen = thrown instanceof IllegalStateException || thrown instanceof UncheckedIOException;
        return stillOpen
                ? new Unclosed("closing failed: " + thrown, Verdict.DIVERGED)
                : new Unclosed("closing threw " + Sentences.thrown(thrown), Verdict.FAULT);
    }

    /** An arm that is still open. */
    static Unclosed still(String why) {
        return new Unclosed(why, Verdict.DIVERGED);
    }

    /** An arm that could not leave its store. */
    static Unclosed leaving(Broken broken) {
        return new Unclosed(
                broken.detail(),
                switch (broken.cause()) {
                    case BACKEND -> Verdict.FAULT;
                    case LAUNCHER -> Verdict.INFRA;
                    default -> Verdict.DIVERGED;
                });
    }
}
