package dev.lockstep.backend;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that show one arm's part of a walk; see {@link Reproducer}.
 *
 * @param files the text of each file, by a name without a folder
 * @param play the lines of a script for {@code sh} that plays the files. It runs in an empty folder, which is the place
 *     for the store. {@code $HERE} is the folder of the files, {@code $CLASS_PATH} has the jars of the arm's version,
 *     {@code $CLIENT_CLASS_PATH} those of its client, and {@code $JAVA_OPTIONS} are the options for the surroundings.
 *     Only what the script prints on standard output is compared
 * @param words each step as this transport is asked it, by number, for people: a statement, a tool, a request. It may
 *     have several lines, as a document has
 * @param commands the lines that a person types for a step, by number, if its words do not say them: those of
 *     {@code play}, with the files beside it by their names alone. Number 0 has the line that begins
 * @param omitted the steps that the files do not show, each in a sentence with its number and the reason. The script
 *     prints {@code 3 omitted} for such a step
 */
public record Reproduced(
        SortedMap<String, String> files,
        List<String> play,
        SortedMap<Integer, String> words,
        SortedMap<Integer, String> commands,
        List<String> omitted) {

    public Reproduced {
        commands = Collections.unmodifiableSortedMap(new TreeMap<>(commands));
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        play = List.copyOf(play);
        omitted = List.copyOf(omitted);
    }

    /** The files of a transport whose words say all that a person types. */
    public Reproduced(
            SortedMap<String, String> files,
            List<String> play,
            SortedMap<Integer, String> words,
            List<String> omitted) {
        this(files, play, words, Collections.emptySortedMap(), omitted);
    }
}
