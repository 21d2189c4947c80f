package dev.lockstep.workloads.social;

/** In what way a row does not fit the columns that its table declares. */
enum Misfit {
    /** It has no key. */
    WITHOUT_KEY("NOT_NULL"),
    /** It has a value less than there are columns. */
    A_VALUE_SHORT("COLUMN_COUNT"),
    /** It has a text that is no number where a number has to be. */
    AGE_IN_WORDS("CONVERSION");

    private final String refusal;

    Misfit(String refusal) {
        this.refusal = refusal;
    }

    /** The class of the refusal. */
    String refusal() {
        return refusal;
    }
}
