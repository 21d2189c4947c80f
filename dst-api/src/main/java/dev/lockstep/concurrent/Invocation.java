package dev.lockstep.concurrent;

/**
 * One act of a history. Both moments are counted by one clock that ticks with each event, so one act was over before
 * another began if {@code returned} of the first is less than {@code invoked} of the second.
 *
 * @param actor the number of the actor, from 0; {@value #WITNESS} for the reads after the end
 * @param slot the slot of the schedule in which it was the actor's turn
 * @param act the act
 * @param invoked the moment just before it was asked
 * @param returned the moment just after it was answered
 * @param reply the answer
 */
public record Invocation(int actor, long slot, Act act, long invoked, long returned, Reply reply) {

    /** The actor that reads every object when all others are silent. */
    public static final int WITNESS = -1;

    /**
     * Whether the two met: they were in progress at the same time, on one object that one of them changed, and both
     * were answered. Two reads, or a refused act, would show nothing that one actor alone does not.
     */
    boolean meets(Invocation other) {
        return actor != other.actor
                && invoked < other.returned
                && other.invoked < returned
                && act instanceof Act.OnKey mine
                && other.act instanceof Act.OnKey theirs
                && mine.key().equals(theirs.key())
                && !(mine instanceof Act.Read && theirs instanceof Act.Read)
                && isAnswered()
                && other.isAnswered();
    }

    private boolean isAnswered() {
        return reply instanceof Reply.Done || reply instanceof Reply.Told;
    }

    @Override
    public String toString() {
        return (actor == WITNESS ? "the witness" : "actor " + actor) + " in slot " + slot + ": " + act + ", " + reply;
    }
}
