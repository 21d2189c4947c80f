package dev.lockstep.parity;

/** What a walk or a campaign came to, in the order in which one outranks another, with the exit code that tells it. */
public enum Verdict {
    /** A fault of Lockstep itself. */
    FAULT(70),
    /** Usage, configuration, allow-list or input error. */
    USAGE(2),
    /** An arm could not be started, or was lost through our own launcher. */
    INFRA(3),
    /** Two arms of the same kind disagree with each other. */
    NOISE(3),
    /** Arms disagree, and nobody has signed for it. */
    DIVERGED(1),
    /** The arms agree with each other and not with the model. */
    MODEL(1),
    /** A command of the alphabet, a probe or an arm was not exercised. */
    VACUOUS(4),
    /** Every arm agreed with the reference and with the model in every step, but for what somebody has signed for. */
    PARITY(0),
    /** Stopped from outside; what was found until then is written. */
    INTERRUPTED(130);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Of two verdicts, the one that a campaign of both returns; an interruption gives way only to a finding. */
    public Verdict and(Verdict other) {
        if (this == INTERRUPTED || other == INTERRUPTED) {
            Verdict rest = this == INTERRUPTED ? other : this;
            return rest == PARITY || rest == VACUOUS ? INTERRUPTED : rest;
        }
        return ordinal() <= other.ordinal() ? this : other;
    }
}
