package dev.lockstep.report.html;

/**
 * A text beside another one, in three parts: what both begin with, what differs, and what both end with. A long part
 * that is the same is cut to what is near the difference.
 *
 * @param before the end of the common beginning
 * @param part the part that differs; empty if the other text has more at this place
 * @param after the beginning of the common end
 */
record Marked(String before, String part, String after) {

    /** The number of UTF-16 units that are kept beside the part that differs, and of the part itself. */
    private static final int NEAR = 200;

    private static final int MOST = 2000;

    /** Returns the text with the part marked in which it differs from the other one. */
    static Marked of(String text, String other) {
        int shorter = Math.min(text.length(), other.length());
        int start = 0;
        while (start < shorter && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        start = whole(text, whole(other, start));
        int end = 0;
        while (end < shorter - start
                && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        while (end > 0 && (isInside(text, text.length() - end) || isInside(other, other.length() - end))) {
            end--;
        }
        return new Marked(
                last(text.substring(0, start)),
                cut(text.substring(start, text.length() - end)),
                first(text.substring(text.length() - end)));
    }

    /** Writes the text with its part marked. */
    void write(Markup page) {
        page.open("span", "class", "data").seenInside(before);
        if (!part.isEmpty()) {
            page.open("mark").seenInside(part).close();
        }
        page.seenInside(after).close();
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

    private static String last(String text) {
        if (text.length() <= NEAR * 2) {
            return text;
        }
        int from = text.length() - NEAR;
        from = isInside(text, from) ? from + 1 : from;
        return "(" + from + " before) …" + text.substring(from);
    }

    private static String first(String text) {
        if (text.length() <= NEAR * 2) {
            return text;
        }
        int to = whole(text, NEAR);
        return text.substring(0, to) + "… (" + (text.length() - to) + " more)";
    }

    /** Returns the place, or the one before it if the place is inside a character of two units. */
    private static int whole(String text, int at) {
        return isInside(text, at) ? at - 1 : at;
    }

    private static boolean isInside(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
