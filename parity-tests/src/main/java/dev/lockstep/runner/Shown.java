package dev.lockstep.runner;

import java.nio.file.Path;

/** How things are written so that a person can paste them. */
final class Shown {

    private Shown() {}

    /** A path as a shell takes it for one argument. */
    static String path(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./+@%,:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A number of things: {@code 1 entry}, {@code 2 entries}. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
