package dev.lockstep.terminal;

import java.util.List;
import java.util.Locale;

/** A headline, and below it one line for each thing that is said, with its name in front. */
final class Fields {

    /** Lines of one list beyond this number are counted and not shown. */
    static final int LISTED = 5;

    private static final String LINE = "\n  %-12s ";

    private final StringBuilder text;

    Fields(String headline) {
        text = new StringBuilder(headline);
    }

    /** Adds what needs no name. */
    void append(String lines) {
        text.append(lines);
    }

    void add(String name, String value) {
        text.append(String.format(Locale.ROOT, LINE, name)).append(value);
    }

    /** Adds a line below the one before, without a name. */
    void below(String value) {
        add("", value);
    }

    /** Adds a line for each value, all with the same name. */
    void addAll(String name, List<String> values) {
        values.forEach(value -> add(name, value));
    }

    /** Adds the first values of a list, and the number of the others. */
    void list(String name, List<String> values) {
        addAll(name, values.subList(0, Math.min(values.size(), LISTED)));
        if (values.size() > LISTED) {
            add(name, (values.size() - LISTED) + " more, in the report");
        }
    }

    String text() {
        return text + "\n";
    }
}
