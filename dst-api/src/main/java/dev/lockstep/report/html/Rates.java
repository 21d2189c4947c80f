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
        new Bars("steps per second over time", end, "0 s", Times.words(end * 1000))
                .write(
                        page,
                        stretches.stream()
                                .map(stretch -> bar(stretch, first, fastest))
                                .toList());
    }

    private static Bars.Bar bar(Stretch stretch, Instant first, double fastest) {
        return new Bars.Bar(
                String.format(Locale.ROOT, "seed %d: %.1f steps per second", stretch.seed(), stretch.perSecond()),
                stretch.from(first),
                stretch.seconds(),
                fastest == 0 ? 0 : stretch.perSecond() / fastest,
                stretch.failed());
    }
}
