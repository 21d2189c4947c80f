package dev.lockstep.terminal;

import dev.lockstep.backend.Quoted;
import dev.lockstep.parity.Sentences;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes things in a form that a person can paste. */
public final class Shown {

    /** No path, name or number that a person wrote is so long. */
    private static final Pattern LONG_WORD = Pattern.compile("(\\S{250})\\S{50,}");

    private Shown() {}

    /** Returns a path in the form in which a shell takes it as one argument. */
    public static String path(Path path) {
        return word(path.toString());
    }

    /** Returns a text in the form in which a shell takes it as one argument. */
    public static String word(String text) {
        return Quoted.shell(text);
    }

    /** Returns a message on one line that a person can read to its end: each long word of it is cut. */
    public static String line(String message) {
        return LONG_WORD.matcher(Sentences.oneLine(message)).replaceAll("$1…");
    }

    /** Returns a number of things: {@code 1 entry}, {@code 2 entries}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
