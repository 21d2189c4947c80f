package dev.lockstep.parity;

/**
 * The verdict on a walk or a campaign, in the order of precedence, with its exit code. A difference outranks lost
 * infrastructure and noise: an arm that was lost in one walk must not hide what another walk found.
 */
public enum Verdict {
    /** A fault of Lockstep itself, or of a plugin. */
    FAULT(70),
    /** An error in usage, configuration, allow-list or input. */
    USAGE(2),
    /** Arms disagree, and the difference is not allow-listed. */
    DIVERGED(1),
    /** The arms agree with each other and not with the model. */
    MODEL(1),
    /** An arm could not be started, or was lost by Lockstep's own launcher. */
    INFRA(3),
    /** Two openings of the same arm disagree. */
    NOISE(3),
    /** A command of the alphabet, a probe or an arm was not exercised. */
    VACUOUS(4),
    /** Every arm agreed with the reference and with the model in every step, except for allow-listed differences. */
    PARITY(0),
    /** Stopped from outside; the results so far are written. */
    INTERRUPTED(130);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Whether the arms agreed to the end, and nothing failed. Something may not have been exercised. */
    public boolean endedWell() {
        return this == PARITY || this == VACUOUS;
    }

    /** Returns the verdict of a campaign with both verdicts; an interruption gives way only to a finding. */
    public Verdict and(Verdict other) {
        if (this == INTERRUPTED || other == INTERRUPTED) {
            Verdict rest = this == INTERRUPTED ? other : this;
            return rest.endedWell() ? INTERRUPTED : rest;
        }
        return ordinal() <= other.ordinal() ? this : other;
    }
}
