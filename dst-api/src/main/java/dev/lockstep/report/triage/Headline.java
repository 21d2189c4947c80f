package dev.lockstep.report.triage;

import dev.lockstep.report.Sentence;
import java.util.List;

/**
 * The title of a divergence in parts, so that a reader of another kind can be told the sides in other words.
 *
 * @param sides the sides that are wrong; none if they are all arms
 * @param said what is wrong, in a sentence without its full stop
 * @param noise whether the reference disagrees with itself
 */
public record Headline(List<String> sides, String said, boolean noise) {

    /** With more sides than this, their names say less than their number. */
    private static final int NAMED = 5;

    private static final int FEW = 3;

    public Headline {
        sides = List.copyOf(sides);
    }

    /** Returns the title. */
    public String text() {
        String subject = sides.isEmpty() ? "every arm" : named(sides);
        String begins = noise ? "Noise, because the reference disagrees with itself: " + subject : subject;
        // The name of an arm is written as it is.
        return (sides.isEmpty() ? Sentence.of(begins) : begins) + ": " + said;
    }

    /** Returns the names of some sides, and the number of the others if they are many. */
    static String named(List<String> sides) {
        if (sides.size() <= NAMED) {
            return Standing.joined(sides);
        }
        return String.join(", ", sides.subList(0, FEW)) + " and " + (sides.size() - FEW) + " more";
    }
}
