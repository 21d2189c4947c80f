package dev.lockstep.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The fate of one mutant.
 *
 * @param mutant its name
 * @param group the kind of its bug
 * @param what the bug, as a sentence without a full stop
 * @param fate whether the bug fired and was seen
 * @param fired how often it fired
 * @param seed the seed of the walk that decided
 * @param steps how many steps were played for it, over all its walks
 * @param how the first difference that shows it, or why the walk was lost; empty if there is neither
 */
public record Sighting(
        String mutant, String group, String what, Fate fate, long fired, int seed, long steps, String how) {

    /** The fates. */
    public enum Fate {
        /** The bug fired, and the walk found it. */
        SEEN,
        /** The bug fired, and the walk passed: a hole in what is observed. */
        UNSEEN,
        /** The bug did not fire in any walk: a hole in the workload. */
        NEVER_FIRED,
        /** The walk could not be played, or differed without the bug. */
        LOST;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
