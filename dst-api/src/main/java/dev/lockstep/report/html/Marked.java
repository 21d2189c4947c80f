package dev.lockstep.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text beside another one, in parts: those that both have, and those that differ. The characters of the two are
 * compared before any of them is made visible. A long part that is the same is cut to what is near a difference.
 *
 * @param parts the parts, in order
 * @param change what differs, in words, if it is the same everywhere and a mark does not tell it; else empty
 */
record Marked(List<Part> parts, Optional<String> change) {

    /**
     * A part of a text.
     *
     * @param text the text; empty where only the other text has something
     * @param differs whether the other text has something else here
     */
    record Part(String text, boolean differs) {}

    /** The number of UTF-16 units that are kept beside a part that differs, and of such a part itself. */
    private static final int NEAR = 200;

    private static final int MOST = 2000;

    /** So many parts can still be read. */
    private static final int PARTS = 100;

    Marked {
        parts = List.copyOf(parts);
    }

    /** Returns the text with the parts marked in which it differs from the other one. */
    static Marked of(String text, String other) {
        Alignment alignment = new Alignment(text, other);
        List<Alignment.Run> runs = alignment.runs();
        if (runs.size() > PARTS) {
            runs = alignment.coarse();
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < runs.size(); i++) {
            int to = text.offsetByCodePoints(from, runs.get(i).mine());
            String part = text.substring(from, to);
            parts.add(
                    runs.get(i).same()
                            ? new Part(near(part, i > 0, i < runs.size() - 1), false)
                            : new Part(cut(part), true));
            from = to;
        }
        return new Marked(
                parts,
                alignment.onlyChange().filter(Alignment.Change::isHardToSee).map(Alignment.Change::words));
    }

    /** Writes the text with its parts marked. */
    void write(Markup page) {
        page.open("span", "class", "data");
        for (Part part : parts) {
            if (!part.differs()) {
                page.seenInside(part.text());
            } else if (!part.text().isEmpty()) {
                page.open("mark").seenInMark(part.text()).close();
            }
        }
        page.close();
    }

    /** Returns a text that is short enough for a page. */
    static String cut(String text) {
        return cut(text, MOST);
    }

    /** Returns a text that has at most this many UTF-16 units, and how many more there are. */
    static String cut(String text, int most) {
        int kept = text.length() <= most ? text.length() : whole(text, most);
        return kept == text.length() ? text : text.substring(0, kept) + "… (" + (text.length() - kept) + " more)";
    }

    /** Returns what is near the differences on the one side of a text, on the other, or on both. */
    private static String near(String text, boolean left, boolean right) {
        if (text.length() <= NEAR * 2) {
            return text;
        }
        if (!right) {
            return cut(text, NEAR);
        }
        int begin = left ? whole(text, NEAR) : 0;
        int end = whole(text, text.length() - NEAR);
        return text.substring(0, begin)
                + (left ? "… (" + (end - begin) + " between) …" : "(" + end + " before) …")
                + text.substring(end);
    }

    /** Returns the place, or the one before it if the place is inside a character of two units. */
    private static int whole(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }
}
