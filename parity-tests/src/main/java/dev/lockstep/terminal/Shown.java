package dev.lockstep.terminal;

import java.nio.file.Path;

/** How things are written so that a person can paste them. */
public final class Shown {

    private Shown() {}

    /** A path as a shell takes it for one argument. */
    public static String path(Path path) {
        return word(path.toString());
    }

    /** A text as a shell takes it for one argument. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./+@%,:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A number of things: {@code 1 entry}, {@code 2 entries}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
