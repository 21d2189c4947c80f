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

    public NextCommand {
        words = List.copyOf(words);
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
