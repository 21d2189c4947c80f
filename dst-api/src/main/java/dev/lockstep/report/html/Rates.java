package dev.lockstep.report.html;

import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.report.Report;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How fast the walks of a campaign went, one bar for each, over the time of the campaign. */
final class Rates {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 90;

    private Rates() {}

    /**
     * One walk on the time axis.
     *
     * @param perSecond the steps per second
     */
    record Stretch(long seed, Instant began, double seconds, double perSecond, boolean failed) {

        /** Returns the stretch of a walk; empty if its report does not have its time. */
        static Optional<Stretch> of(WalkSummary walk, Report report) {
            double seconds = report.changing().seconds();
            if (seconds <= 0) {
                return Optional.empty();
            }
            try {
                Instant began = Instant.parse(report.changing().startedAt());
                return Optional.of(new Stretch(walk.seed(), began, seconds, report.steps() / seconds, walk.failed()));
            } catch (DateTimeException foreign) {
                return Optional.empty();
            }
        }

        private double from(Instant first) {
            return Duration.between(first, began).toMillis() / 1000.0;
        }
    }

    static void write(Markup page, List<Stretch> stretches) {
        if (stretches.isEmpty()) {
            page.element("p", "No walk has a report that says how long it took.", "class", "soft");
            return;
        }
        Instant first =
                stretches.stream().map(Stretch::began).min(Instant::compareTo).orElseThrow();
        double end = stretches.stream()
                .mapToDouble(stretch -> stretch.from(first) + stretch.seconds())
                .max()
                .orElseThrow();
        double fastest =
                stretches.stream().mapToDouble(Stretch::perSecond).max().orElseThrow();
        page.element(
                "p",
                String.format(Locale.ROOT, "Each bar is a walk; the highest is %.1f steps per second.", fastest),
                "class",
                "soft");
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
                "steps per second over time");
        stretches.forEach(stretch -> bar(page, stretch, first, end, fastest));
        page.open("line", "class", "axis", "x1", "0", "x2", "" + WIDTH, "y1", "" + HEIGHT, "y2", "" + HEIGHT);
        page.element("text", "0 s", "x", "0", "y", Integer.toString(HEIGHT + 12));
        page.element("text", Times.words(end * 1000), "x", "" + WIDTH, "y", "" + (HEIGHT + 12), "text-anchor", "end");
        page.close().closeLine();
    }

    private static void bar(Markup page, Stretch stretch, Instant first, double end, double fastest) {
        double height = fastest == 0 ? 0 : HEIGHT * stretch.perSecond() / fastest;
        page.open("g");
        page.element(
                "title",
                String.format(Locale.ROOT, "seed %d: %.1f steps per second", stretch.seed(), stretch.perSecond()));
        page.open(
                "rect",
                "class",
                stretch.failed() ? "bar bad" : "bar",
                "x",
                number(WIDTH * stretch.from(first) / end),
                "y",
                number(HEIGHT - height),
                "width",
                number(Math.max(1, WIDTH * stretch.seconds() / end - 1)),
                "height",
                number(height));
        page.close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
