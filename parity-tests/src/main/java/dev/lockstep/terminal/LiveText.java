package dev.lockstep.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of the live line. The parts of it that fit are shown; the count of differences is the first to stay, and the
 * bar is the first to go.
 *
 * @param walk the walk, {@code seed 7 (3 of 20)}
 * @param done the number of steps that are over
 * @param steps the number of steps
 * @param passed the time since the arms are open
 * @param differences the differences so far, in words
 * @param waiting the arm that is awaited, or that the arms are being opened
 */
record LiveText(String walk, long done, long steps, Duration passed, String differences, Optional<String> waiting) {

    private static final String BETWEEN = "  ";
    private static final int SHORTEST_BAR = 8;
    private static final int LONGEST_BAR = 30;

    /** Before this time nobody can say how long the rest takes. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /** A part of the line. */
    private record Part(int rank, String text) {}

    /** Returns the line for a terminal of this width, whose last column stays free. */
    String fit(int width, Progress.Style style) {
        List<Part> parts = new ArrayList<>(List.of(
                new Part(3, walk),
                new Part(1, "step " + done + " of " + steps),
                new Part(4, times()),
                new Part(0, differences)));
        waiting.ifPresent(words -> parts.add(new Part(2, VisibleWriter.line(words))));
        int room = width - 1;
        List<Part> kept = new ArrayList<>(parts);
        for (int rank = parts.size() - 1; rank > 0 && length(kept) > room; rank--) {
            int last = rank;
            kept.removeIf(part -> part.rank() == last);
        }
        int left = room - length(kept) - BETWEEN.length();
        List<String> texts = kept.stream().map(Part::text).collect(Collectors.toCollection(ArrayList::new));
        if (kept.size() == parts.size() && left >= SHORTEST_BAR) {
            texts.add(Math.min(1, texts.size()), bar(Math.min(left, LONGEST_BAR), style));
        }
        String line = String.join(BETWEEN, texts);
        return line.length() <= room ? line : line.substring(0, room);
    }

    private static int length(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.text().length()).sum() + BETWEEN.length() * (parts.size() - 1);
    }

    private String bar(int length, Progress.Style style) {
        int inner = length - 2;
        int full = (int) (steps == 0 ? 0 : Math.min(inner, inner * done / steps));
        boolean ascii = style == Progress.Style.ASCII;
        return (ascii ? "[" : "│") + (ascii ? "=" : "█").repeat(full) + " ".repeat(inner - full) + (ascii ? "]" : "│");
    }

    private String times() {
        if (done == 0 || passed.compareTo(SETTLED) < 0) {
            return words(passed);
        }
        return words(passed) + ", "
                + words(passed.multipliedBy(Math.max(0, steps - done)).dividedBy(done)) + " left";
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
