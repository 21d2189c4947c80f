package dev.lockstep.strike;

import dev.lockstep.crash.CrashFate;
import java.util.Optional;

/**
 * The end of one strike.
 *
 * @param fate what has become of the store, which was opened again
 * @param side where the operation in flight is, if the store is whole
 * @param answer what the caller saw while the fault was there
 * @param sign the class of the refusal, or the kind of the command that is gone; what a known finding is known by
 * @param how what was done and seen, for people
 * @param outside whether the blow fell after the answer, or not in this phase
 */
public record StrikeEnd(CrashFate fate, Side side, Answer answer, String sign, String how, boolean outside) {

    StrikeEnd(CrashFate fate, Side side, Answer answer, String sign, String how) {
        this(fate, side, answer, sign, how, false);
    }

    /** Whether the operation in flight is in the store. */
    public enum Side {
        BEFORE,
        AFTER,
        /** Nothing in the store tells, because the operation changes nothing. */
        NONE
    }

    /** The end as the caller saw it. */
    public enum Answer {
        /** All was done, as without a fault. */
        DONE,
        /** The operation failed, and the process served on with right answers. */
        SERVED,
        /** The process refused to go on, or it was gone. */
        REFUSED
    }

    /**
     * Returns the end of a store that is whole, but was not so for the first process that opened it. It has no sign, so
     * no page knows it.
     */
    StrikeEnd wrongAtFirst(Sides.Look first) {
        CrashFate seen = first.state() != Sides.State.UNREAD
                ? CrashFate.BETWEEN
                : first.hangs() ? CrashFate.HANGS : CrashFate.REFUSED;
        String more = ", but only at a second opening; at the first one it was " + first.state() + " " + first.how();
        return new StrikeEnd(seen, Side.NONE, answer, "", how + more, outside);
    }

    boolean isWrong() {
        return fate != CrashFate.WHOLE;
    }

    /** Returns the page of the finding, if this end of a cell is a known one of the system. */
    public Optional<String> known(String system, StrikeCell cell) {
        return isWrong() ? KnownEnd.page(system, cell, fate, sign) : Optional.empty();
    }
}
