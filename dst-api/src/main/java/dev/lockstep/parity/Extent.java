package dev.lockstep.parity;

/**
 * How much of what was asked was walked.
 *
 * @param asked the number of commands that were asked for
 * @param played the number of commands that were played to their end
 * @param agreed the number of them whose outcome nobody predicted, so that the arms only had to agree
 * @param ending the reason why there were no more
 */
public record Extent(long asked, long played, long agreed, Ending ending) {

    /** Whether the walk ended by itself before its last command. */
    public boolean cut() {
        return ending == Ending.KNOWN_DIFFERENCE || ending == Ending.NO_COMMAND;
    }

    /**
     * Whether too little was walked for a verdict. A walk that ends by itself must have played half of its commands,
     * because the rest would be promised and not shown; and no walk without a command shows anything.
     */
    boolean isTooLittle(boolean demanding) {
        return played == 0 || demanding && cut() && played < asked - played;
    }

    /** Returns the number of commands as people read it. */
    public String text() {
        return played + " of " + asked + " steps";
    }
}
