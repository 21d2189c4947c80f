package dev.lockstep.known;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The reason why a difference is allowed. It limits the time until the entry's review. */
public enum Justification {
    /** The transports make different promises here. */
    CONTRACT_DIFFERENCE(366),
    /** One transport is wrong, the bug is reported to its makers, and somebody waits for the fix. */
    KNOWN_BUG(90),
    /** One transport refuses to do this here, although it offers the operation. */
    UNSUPPORTED(183);

    private final int days;

    Justification(int days) {
        this.days = days;
    }

    /** Returns the largest number of days between the day on which an entry was added and its review. */
    int days() {
        return days;
    }

    /** Returns the name as lists write it: {@code known-bug}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Justification::text).toList();
    }
}
