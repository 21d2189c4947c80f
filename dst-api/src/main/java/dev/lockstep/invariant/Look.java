package dev.lockstep.invariant;

import java.util.ArrayList;
import java.util.List;

/**
 * One look of one invariant into one store. It counts what was looked at, because an invariant that saw nothing has
 * shown nothing.
 */
public final class Look {

    /** One broken page can break thousands of rows, and the first ones say as much as all. */
    private static final int MOST = 20;

    private final List<String> violations = new ArrayList<>();
    private long things;
    private long left;

    /** Counts things that were looked at: rows, keys, pages. */
    public void saw(long more) {
        things += more;
    }

    /**
     * Notes a violation.
     *
     * @param violation what is wrong and where, in words that are the same whenever the same is wrong
     */
    public void violated(String violation) {
        if (violations.size() < MOST) {
            violations.add(violation);
        } else {
            left++;
        }
    }

    /** Returns the number of things that were looked at. */
    public long things() {
        return things;
    }

    /** Returns the violations, in the order in which they were found; after the first twenty only their number. */
    public List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        if (left > 0) {
            all.add(left + " more");
        }
        return List.copyOf(all);
    }
}
