package dev.lockstep.report.html;

import java.util.List;

/**
 * Two long texts around what differs in them: the one part that each has for itself, with a little of what both have on
 * either side. Two whole texts beside each other would leave it to the reader to find the difference.
 *
 * @param before the end of what both begin with
 * @param skippedBefore the number of characters before that, which are equal
 * @param parts what differs, of each text
 * @param after the beginning of what both end with
 * @param skippedAfter the number of characters after that, which are equal
 */
record Excerpt(String before, int skippedBefore, List<String> parts, String after, int skippedAfter) {

    /** A text with more characters is a long one. */
    private static final int LONG = 120;

    /** So many characters are shown beside a difference. */
    private static final int NEAR = 40;

    /** The most that is shown of a part that differs. */
    private static final int MOST = 300;

    Excerpt {
        parts = List.copyOf(parts);
    }

    /** Whether the two texts are so long, and so much alike, that an excerpt says more than they do. */
    static boolean serves(String left, String right) {
        if (Math.min(left.length(), right.length()) <= LONG) {
            return false;
        }
        Excerpt excerpt = of(left, right);
        return excerpt.skippedBefore() + excerpt.skippedAfter() > 0;
    }

    static Excerpt of(String left, String right) {
        int[] one = left.codePoints().toArray();
        int[] other = right.codePoints().toArray();
        int shorter = Math.min(one.length, other.length);
        int begin = 0;
        while (begin < shorter && one[begin] == other[begin]) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one[one.length - 1 - end] == other[other.length - 1 - end]) {
            end++;
        }
        int near = Math.min(begin, NEAR);
        int behind = Math.min(end, NEAR);
        return new Excerpt(
                new String(one, begin - near, near),
                begin - near,
                List.of(
                        new String(one, begin, one.length - end - begin),
                        new String(other, begin, other.length - end - begin)),
                new String(one, one.length - end, behind),
                end - behind);
    }

    /**
     * Writes a line for each text, and below them how much is equal and not shown.
     *
     * @param names the names of the texts
     */
    void write(Markup page, List<String> names) {
        for (int i = 0; i < parts.size(); i++) {
            page.open("div", "class", "excerpt").open("span", "class", "soft");
            page.data(names.get(i)).words(": ").close().open("span", "class", "data");
            page.words(skippedBefore > 0 ? "…" : "").seenInside(before);
            if (!parts.get(i).isEmpty()) {
                page.open("mark").seenInMark(Marked.cut(parts.get(i), MOST)).close();
            }
            page.seenInside(after).words(skippedAfter > 0 ? "…" : "").close().closeLine();
        }
        page.element("div", leftOut(), "class", "soft");
    }

    private String leftOut() {
        return "Left out: "
                + (skippedBefore == 0 ? "" : count(skippedBefore) + " before it")
                + (skippedBefore > 0 && skippedAfter > 0 ? " and " : "")
                + (skippedAfter == 0 ? "" : count(skippedAfter) + " after it");
    }

    private static String count(int characters) {
        return characters + (characters == 1 ? " equal character" : " equal characters");
    }
}
