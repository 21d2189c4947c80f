package dev.lockstep.shrink;

import dev.lockstep.stream.CommandDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The trials of one finding, the smallest list so far, and what is left of the budget. */
final class Attempts {

    private final Trial trial;
    private final Budget budget;
    private final Watcher watcher;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> agreed = new HashSet<>();
    private List<Line> best;
    private long trials;
    private long free;

    Attempts(List<Line> lines, Trial trial, Budget budget, Watcher watcher) {
        this.best = List.copyOf(lines);
        this.trial = trial;
        this.budget = budget;
        this.watcher = watcher;
        seen.add(digest(best));
    }

    /** The budget is used up. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super("the budget is used up", null, false, false);
        }
    }

    List<Line> best() {
        return best;
    }

    long trials() {
        return trials;
    }

    long free() {
        return free;
    }

    /** Returns what may stand in the place of a line: each simpler line, and then its parts together. */
    List<List<Line>> simpler(Line line) {
        List<List<Line>> simpler = new ArrayList<>();
        trial.simpler(line).forEach(other -> simpler.add(List.of(other)));
        List<Line> parts = trial.parts(line);
        if (!parts.isEmpty()) {
            simpler.add(parts);
        }
        return simpler;
    }

    /** Whether a line may show the finding in the place of the last one. */
    boolean mayShow(Line last, Line other) {
        return other.command().kind().equals(last.command().kind()) || trial.mayShow(other);
    }

    /**
     * Returns the values that a place in a line can have by its type, the simplest first; see {@link Trial#choices}.
     */
    List<JsonNode> choices(Line line, String path) {
        return trial.choices(line, path);
    }

    /** Whether every line of a list is possible where it stands. */
    boolean isPossible(List<Line> lines) {
        return trial.possible(lines).size() == lines.size();
    }

    /**
     * Tries a list in place of the smallest one so far, without the lines that are not possible in it. A list whose
     * last line is not possible cannot show the finding. No list is played twice.
     *
     * @return whether it shows the finding, and is the smallest one now
     */
    boolean tries(List<Line> lines) throws IOException, InterruptedException {
        List<Line> possible = trial.possible(lines);
        boolean whole = !possible.isEmpty() && possible.get(possible.size() - 1) == lines.get(lines.size() - 1);
        if (!whole || !seen.add(digest(possible))) {
            free++;
            return false;
        }
        if (budget.isSpent(trials)) {
            throw new SpentException();
        }
        watcher.trying(best.size(), trials);
        Trial.Answer answer = trial.play(possible);
        trials += answer.plays();
        if (answer.agreed()) {
            agreed.add(digest(possible));
        }
        if (answer.shownAt().isEmpty()) {
            return false;
        }
        best = List.copyOf(possible.subList(0, answer.shownAt().getAsInt()));
        seen.add(digest(best));
        watcher.better(best);
        return true;
    }

    /** Whether nothing at all differs when a list is played, now or in an earlier trial. */
    boolean agrees(List<Line> lines) throws IOException, InterruptedException {
        return isPossible(lines) && !tries(lines) && agreed.contains(digest(lines));
    }

    private static String digest(List<Line> lines) {
        CommandDigest digest = new CommandDigest();
        lines.forEach(line -> digest.add(line.text()));
        return digest.hex();
    }
}
