package dev.lockstep.terminal;

import java.nio.file.Path;

/** Writes things in a form that a person can paste. */
public final class Shown {

    private Shown() {}

    /** Returns a path in the form in which a shell takes it as one argument. */
    public static String path(Path path) {
        return word(path.toString());
    }

    /** Returns a text in the form in which a shell takes it as one argument. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./+@%,:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Returns a number of things: {@code 1 entry}, {@code 2 entries}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
