package dev.lockstep.workloads.social;

/** The ways in which a row does not fit the columns that its table declares. */
public enum Misfit {
    /** It has no key. */
    WITHOUT_KEY("NOT_NULL"),
    /** It has one value fewer than the table has columns. */
    A_VALUE_SHORT("COLUMN_COUNT"),
    /** It has a text that is not a number where a number is required. */
    AGE_IN_WORDS("CONVERSION");

    private final String refusal;

    Misfit(String refusal) {
        this.refusal = refusal;
    }

    /** The class of the expected refusal. */
    String refusal() {
        return refusal;
    }
}
