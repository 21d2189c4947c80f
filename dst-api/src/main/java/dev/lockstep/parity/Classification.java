package dev.lockstep.parity;

/** The kind of a step with differences, for the person who has to act on it. */
public enum Classification {
    /** A difference of it is not allow-listed. */
    NOVEL,
    /** Every difference of it is allow-listed. */
    KNOWN,
    /** Two arms that should be alike disagree, so the other differences may be random. */
    NOISE,
    /** The arms agree with each other and not with the model. */
    MODEL
}
