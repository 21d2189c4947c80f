package dev.lockstep.parity;

/**
 * A part of a long text, so that a report shows the place where two values of 200 KiB differ, and not the whole values.
 */
final class Excerpt {

    private static final int LONGEST = 600;
    private static final int BEFORE = 120;

    private Excerpt() {}

    static int firstDifference(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return i;
            }
        }
        return shorter;
    }

    static String around(String text, int position) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int from = Math.max(0, Math.min(position - BEFORE, text.length() - LONGEST));
        int to = from + LONGEST;
        return (from == 0 ? "" : "…") + text.substring(from, to) + (to == text.length() ? "" : "…") + " [characters "
                + from + " to " + to + " of " + text.length() + "]";
    }
}
