package dev.lockstep.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Whether replays showed the finding of a record again. For a finding that comes and goes, the answer is how often, of
 * how many tries.
 *
 * @param tries the number of replays
 * @param again the number of replays that showed the recorded finding
 * @param another the number of replays that showed only another one
 * @param noise the number of replays in which the two openings of the reference disagreed with each other
 * @param unseen the number of replays without a difference in which nobody could look where the recorded finding was
 * @param why the reason of the first of these; empty if there is none
 */
public record Recurrence(
        int tries,
        int again,
        int another,
        int noise,
        int unseen,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String why) {

    static final Recurrence NONE = new Recurrence(0, 0, 0, 0, 0, "");

    /** The result of one replay. */
    public enum Shown {
        AGAIN,
        ANOTHER,
        NOISE,
        NOTHING
    }

    Recurrence and(Shown shown) {
        return new Recurrence(
                tries + 1,
                again + (shown == Shown.AGAIN ? 1 : 0),
                another + (shown == Shown.ANOTHER ? 1 : 0),
                noise + (shown == Shown.NOISE ? 1 : 0),
                unseen,
                why);
    }

    /** Adds a replay that shows nothing, because nobody could look where the recorded finding was. */
    Recurrence andUnseen(String reason) {
        return new Recurrence(tries + 1, again, another, noise, unseen + 1, why.isEmpty() ? reason : why);
    }

    /** Whether nobody could look in any replay, so that nothing is said about the recorded finding. */
    public boolean isBlind() {
        return tries > 0 && unseen == tries;
    }

    /** Returns the answer, for the place of the verdict in a first line. */
    public String headline() {
        if (again > 0) {
            return tries == 1 ? "SHOWN AGAIN" : "SHOWN " + again + " OF " + tries;
        }
        if (another > 0) {
            return "SHOWS ANOTHER";
        }
        return noise > 0 ? "NOISE" : "NOT SHOWN";
    }

    /** Returns the answer in full. */
    public String text() {
        StringBuilder text = new StringBuilder(
                "the recorded finding in " + again + " of " + tries + (tries == 1 ? " try" : " tries"));
        if (another > 0) {
            text.append(", only another one in ").append(another);
        }
        if (noise > 0) {
            text.append(", noise in ").append(noise).append(", where the reference disagrees with itself");
        }
        int nothing = tries - again - another - noise - unseen;
        if (nothing > 0) {
            text.append(", no difference in ").append(nothing);
        }
        if (unseen > 0) {
            text.append(", nobody could look in ")
                    .append(unseen)
                    .append(" (")
                    .append(why)
                    .append(')');
        }
        return text.toString();
    }
}
