package dev.lockstep.parity;

/** What a step with differences is, to the person who has to act on it. */
public enum Classification {
    /** Nobody has signed for it. */
    NOVEL,
    /** Every difference of it is signed for. */
    KNOWN,
    /** Two arms that are alike disagree, so whatever else differs may be chance. */
    NOISE,
    /** The arms agree with each other and not with the model. */
    MODEL
}
