package dev.lockstep.report.triage;

import dev.lockstep.backend.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command for the person who has just read about a divergence.
 *
 * @param words the words after the name of the program; {@link #WALK} stands for the folder of the walk
 * @param why what it does, in a few words
 */
public record NextCommand(List<String> words, String why) {

    /** The word that stands for the folder of the walk: a page may be read in another place than it was written. */
    public static final String WALK = "{walk}";

    private static final String PLAY_IT = "Play the reproducer before you report anything. ";

    private static final String IF_IT_AGREES = PLAY_IT + "If the arms differ in the walk and not there, then ";

    public NextCommand {
        words = List.copyOf(words);
    }

    /**
     * Returns how to read the end of a reproducer. An arm is a part of Lockstep, and may ask or read wrongly itself;
     * only the product's own tools tell whose fault it is, and only if they are asked all of it.
     *
     * @param notShown what the reproducer does not show, in sentences
     */
    public static String ifItAgrees(List<String> notShown) {
        if (WalkFolder.isShownBesides(notShown)) {
            return PLAY_IT
                    + "It shows the answers that differ, and ends with 1. It does not play the check of the store,"
                    + " which is further evidence: if it ends with 4, the answers agree there, and the check may still differ. "
                    + String.join(" ", notShown);
        }
        return notShown.isEmpty()
                ? IF_IT_AGREES + "Lockstep has asked or read one of them wrongly, and the product is right."
                : IF_IT_AGREES + "that says nothing about the product, because the reproducer does not show all of it. "
                        + String.join(" ", notShown);
    }

    /**
     * Returns the line to paste.
     *
     * @param program the program, {@code ./lockstep}
     * @param walk the folder of the walk
     */
    public String line(String program, String walk) {
        return words.stream()
                .map(word -> Quoted.shell(word.equals(WALK) ? walk : word))
                .collect(Collectors.joining(" ", Quoted.shell(program) + " ", ""));
    }
}
