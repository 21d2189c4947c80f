package dev.lockstep.strike;

/** The work of a process at the moment when it is struck. */
public enum StrikePhase {
    /** It does one operation. A server has opened its store before, and a tool opens and closes it. */
    OPERATION("operation"),
    /** It opens a store that an earlier kill has left. */
    RECOVERY("recovery"),
    /** It is one of two processes that open such a store at the same time. */
    OPENERS("two openers"),
    /** It does an operation of a walk, and the walk goes on after it. */
    WALK("walk");

    private final String words;

    StrikePhase(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
