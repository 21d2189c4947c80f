package dev.lockstep.report.html;

import java.util.Locale;

/**
 * The times of many operations, counted in classes that grow by a fixed factor, so that a walk of any length needs the
 * same memory. The longest time and the sum are exact; a quantile is exact to a class.
 */
final class Times {

    /** The classes of a decade, and the decades from a thousandth of a millisecond on. */
    private static final int PER_DECADE = 8;

    private static final int DECADES = 9;
    private static final double SHORTEST = 0.001;

    /** The width of a class in a drawing. */
    private static final int WIDE = 3;

    private final long[] classes = new long[PER_DECADE * DECADES];
    private long count;
    private double total;
    private double longest;

    void add(double millis) {
        double decades = Math.log10(Math.max(millis, SHORTEST) / SHORTEST);
        classes[Math.min(classes.length - 1, (int) (decades * PER_DECADE))]++;
        count++;
        total += millis;
        longest = Math.max(longest, millis);
    }

    long count() {
        return count;
    }

    double total() {
        return total;
    }

    double longest() {
        return longest;
    }

    /** Returns the time that this part of the operations did not exceed, to a class. */
    double quantile(double part) {
        long rank = (long) Math.ceil(part * count);
        long seen = 0;
        for (int i = 0; i < classes.length; i++) {
            seen += classes[i];
            if (seen >= rank && seen > 0) {
                return Math.min(longest, SHORTEST * Math.pow(10, (i + 0.5) / PER_DECADE));
            }
        }
        return 0;
    }

    /** Returns a time with two digits that count, in the unit that suits it. */
    static String words(double millis) {
        if (millis >= 1000) {
            return String.format(Locale.ROOT, millis >= 100_000 ? "%.0f s" : "%.1f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis >= 10 ? "%.0f ms" : millis >= 0.1 ? "%.1f ms" : "%.2f ms", millis);
    }

    /**
     * Draws the classes as bars over a logarithmic axis from a microsecond to 1000 seconds, with a line at the median.
     *
     * <p>A drawing of the page itself needs a few hundred bytes, no script, and prints. A library for plots brings 50
     * kB of script to every page, and draws nothing without it.
     */
    void draw(Markup page, String what) {
        String label = Markup.named(what);
        int width = WIDE * PER_DECADE * DECADES;
        int height = 22;
        page.open(
                "svg",
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-label",
                label);
        page.element("title", label);
        for (int decade = 1; decade < DECADES; decade++) {
            String x = Integer.toString(decade * WIDE * PER_DECADE);
            page.open("line", "class", "axis", "x1", x, "x2", x, "y1", "0", "y2", Integer.toString(height));
        }
        page.open("path", "class", "bar", "d", bars(height));
        if (count > 0) {
            String middle = String.format(
                    Locale.ROOT, "%.1f", Math.log10(Math.max(quantile(0.5), SHORTEST) / SHORTEST) * WIDE * PER_DECADE);
            page.open("line", "class", "middle", "x1", middle, "x2", middle, "y1", "0", "y2", Integer.toString(height));
        }
        page.close();
    }

    /** Draws the names of some times above the axis of {@link #draw}. */
    static void drawAxis(Markup page) {
        int width = WIDE * PER_DECADE * DECADES;
        page.open("svg", "width", Integer.toString(width), "height", "12", "viewBox", "0 0 " + width + " 12");
        String[] names = {"1 µs", "1 ms", "1 s"};
        for (int i = 0; i < names.length; i++) {
            page.element("text", names[i], "x", Integer.toString(i * 3 * WIDE * PER_DECADE), "y", "10");
        }
        page.close();
    }

    private String bars(int height) {
        long most = 1;
        for (long each : classes) {
            most = Math.max(most, each);
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] > 0) {
                // A single slow operation among thousands must still be seen.
                long bar = Math.max(2, Math.round((double) height * classes[i] / most));
                path.append('M').append(WIDE * i).append(' ').append(height);
                path.append('v')
                        .append(-bar)
                        .append('h')
                        .append(WIDE)
                        .append('v')
                        .append(bar)
                        .append('z');
            }
        }
        return path.toString();
    }
}
