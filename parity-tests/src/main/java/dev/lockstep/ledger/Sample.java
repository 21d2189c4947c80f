package dev.lockstep.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.JsonNode;

/**
 * How often a row was sampled by one job.
 *
 * @param times how often; 0 if the row is dark
 * @param seed the smallest seed that lit it; empty if it is dark, or if no seed is behind it
 * @param why the reason why it is dark, or the condition that would light it; empty if it is lit
 */
record Sample(
        long times,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String seed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String why) {

    /** A file leaves out what is empty. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Sample read(JsonNode written) {
        return new Sample(
                written.path("times").asLong(),
                written.path("seed").asString(""),
                written.path("why").asString(""));
    }

    static Sample dark(String why) {
        return new Sample(0, "", why);
    }

    boolean isLit() {
        return times > 0;
    }

    /** Returns both together. */
    Sample and(Sample other) {
        if (!isLit() || !other.isLit()) {
            return isLit() ? this : other.isLit() ? other : this;
        }
        return new Sample(times + other.times, first(seed, other.seed), "");
    }

    private static String first(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        return Long.parseLong(one) <= Long.parseLong(other) ? one : other;
    }
}
