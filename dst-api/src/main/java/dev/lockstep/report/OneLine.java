package dev.lockstep.report;

/** A text of several lines on one line, for a terminal or a log. */
public final class OneLine {

    private OneLine() {}

    /** The text with each line break, and the blanks around it, replaced by one blank. */
    public static String of(String text) {
        return String.join(" ", text.strip().split("\\s*\\R\\s*"));
    }
}
