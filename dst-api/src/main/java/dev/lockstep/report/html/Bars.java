package dev.lockstep.report.html;

import java.util.List;
import java.util.Locale;

/**
 * A plot of bars that stand beside each other on an axis.
 *
 * @param name the name of the plot, for whoever cannot see it
 * @param length the length of the axis, in any unit
 * @param begin the text at the axis's beginning
 * @param end the text at its end
 */
record Bars(String name, double length, String begin, String end) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 90;

    /**
     * One bar.
     *
     * @param from its beginning, in the unit of the axis
     * @param length its length, in the same unit
     * @param share its height, as a share of the highest possible
     * @param bad whether it stands for something that failed
     */
    record Bar(String title, double from, double length, double share, boolean bad) {}

    void write(Markup page, List<Bar> bars) {
        page.open("div", "class", "scroll");
        page.open(
                "svg",
                "width",
                Integer.toString(WIDTH),
                "height",
                Integer.toString(HEIGHT + 14),
                "viewBox",
                "0 0 " + WIDTH + " " + (HEIGHT + 14),
                "role",
                "img",
                "aria-label",
                name);
        bars.forEach(bar -> draw(page, bar));
        page.open("line", "class", "axis", "x1", "0", "x2", "" + WIDTH, "y1", "" + HEIGHT, "y2", "" + HEIGHT);
        page.element("text", begin, "x", "0", "y", Integer.toString(HEIGHT + 12));
        page.element("text", end, "x", "" + WIDTH, "y", "" + (HEIGHT + 12), "text-anchor", "end");
        page.close().closeLine();
    }

    private void draw(Markup page, Bar bar) {
        double height = HEIGHT * bar.share();
        page.open("g");
        page.element("title", bar.title());
        page.open(
                "rect",
                "class",
                bar.bad() ? "bar bad" : "bar",
                "x",
                number(WIDTH * bar.from() / length),
                "y",
                number(HEIGHT - height),
                "width",
                number(Math.max(1, WIDTH * bar.length() / length - 1)),
                "height",
                number(height));
        page.close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
