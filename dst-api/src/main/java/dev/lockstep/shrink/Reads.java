package dev.lockstep.shrink;

import dev.lockstep.stream.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the reads into the plainest form: the probes after each line, and after the last one only what shows the
 * finding. A burst of lines without a read stays only where the finding needs it.
 */
final class Reads {

    private final Attempts attempts;
    private final Observation showing;

    Reads(Attempts attempts, Observation showing) {
        this.attempts = attempts;
        this.showing = showing;
    }

    void reduce() throws IOException, InterruptedException {
        List<Integer> fromTheEnd = new ArrayList<>();
        for (int i = 0; i < attempts.best().size(); i++) {
            fromTheEnd.add(i);
        }
        Bisection.leaveOut(fromTheEnd, this::isSpecial, this::plain);
    }

    /** Lines are counted from the end, because a trial may only lose lines before those that it needs. */
    private boolean isSpecial(int fromTheEnd) {
        List<Line> best = attempts.best();
        return fromTheEnd < best.size()
                && !best.get(best.size() - 1 - fromTheEnd).observation().equals(plainest(fromTheEnd));
    }

    private Observation plainest(int fromTheEnd) {
        return fromTheEnd == 0 ? showing : Observation.QUERY;
    }

    private boolean plain(List<Integer> block) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>(attempts.best());
        for (int fromTheEnd : block) {
            int at = lines.size() - 1 - fromTheEnd;
            lines.set(at, lines.get(at).observed(plainest(fromTheEnd)));
        }
        return attempts.tries(lines);
    }
}
