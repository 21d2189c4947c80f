package dev.lockstep.stream;

import dev.lockstep.workload.CommandKind;

/**
 * The share of a walk that goes to dear kinds, at most one quarter. It is counted in the costs that the kinds declare,
 * where an ordinary command costs 1.
 *
 * <p>The share is not spent evenly. Once it is used up, no dear command is drawn until some is saved again, and then
 * several may follow one another: some bugs need a repair just after a backup. An aspect that is still missing may be
 * met on credit, because the state that offers it may soon be gone.
 */
final class DearShare {

    /** So many ordinary commands pay for each unit of a dear one. */
    private static final long ORDINARY_FOR_ONE = 3;

    /** The share opens again when so many ordinary commands are saved. */
    private static final long SAVED = 60;

    /** So many ordinary commands may be owed for aspects. */
    private static final long CREDIT = 150;

    private long saved;
    private boolean open = true;

    /** Whether a dear command may be drawn. */
    boolean isOpen() {
        return open;
    }

    /** Whether a command of this kind may be drawn if it meets a missing aspect. */
    boolean lends(CommandKind<?> kind) {
        return !kind.isDear() || saved - ORDINARY_FOR_ONE * kind.cost() >= -CREDIT;
    }

    /** Counts a command of this kind. */
    void spend(CommandKind<?> kind) {
        saved += kind.isDear() ? -ORDINARY_FOR_ONE * kind.cost() : 1;
        open = saved >= (open ? 0 : SAVED);
    }
}
