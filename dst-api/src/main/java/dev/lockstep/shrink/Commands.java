package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Removes lines that the finding does not need. The last one shows it, so it stays. */
final class Commands {

    /** Pairs of more lines than this are too many to try. */
    private static final int PAIRED = 10;

    private final Attempts attempts;
    private There there = new There(List.of(), Set.of());

    /** The lines of the smallest list, by their identity. */
    private record There(List<Line> list, Set<Line> lines) {}

    Commands(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Removes as many as it can.
     *
     * @param keys the values that the difference touches
     */
    void reduce(Set<String> keys) throws IOException, InterruptedException {
        for (List<Line> slice : new Slice(attempts.best(), keys).all()) {
            if (slice.size() < attempts.best().size() && attempts.tries(slice)) {
                break;
            }
        }
        List<Line> all = attempts.best();
        Bisection.leaveOut(all.subList(0, all.size() - 1), this::isThere, this::without);
        singles();
        if (pairs()) {
            singles();
        }
    }

    /** Tries each line alone, the last ones first, until no single one can be removed. */
    void singles() throws IOException, InterruptedException {
        boolean changed;
        do {
            changed = false;
            List<Line> lines = attempts.best();
            for (int i = lines.size() - 2; i >= 0; i--) {
                changed |= isThere(lines.get(i)) && without(List.of(lines.get(i)));
            }
        } while (changed);
    }

    /** Tries two lines together, for one that undoes the other. Returns whether any two could be removed. */
    private boolean pairs() throws IOException, InterruptedException {
        List<Line> lines = attempts.best();
        if (lines.size() > PAIRED) {
            return false;
        }
        boolean changed = false;
        for (int later = lines.size() - 2; later > 0; later--) {
            for (int earlier = later - 1; earlier >= 0; earlier--) {
                List<Line> pair = List.of(lines.get(earlier), lines.get(later));
                changed |= pair.stream().allMatch(this::isThere) && without(pair);
            }
        }
        return changed;
    }

    /** A list may have thousands of lines, and all are asked about one after another. */
    private boolean isThere(Line line) {
        if (there.list() != attempts.best()) {
            there = new There(attempts.best(), identities(attempts.best()));
        }
        return there.lines().contains(line);
    }

    private static Set<Line> identities(List<Line> lines) {
        Set<Line> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(lines);
        return identities;
    }

    private boolean without(List<Line> block) throws IOException, InterruptedException {
        Set<Line> gone = identities(block);
        List<Line> rest = new ArrayList<>(attempts.best());
        rest.removeIf(gone::contains);
        return attempts.tries(rest);
    }
}
