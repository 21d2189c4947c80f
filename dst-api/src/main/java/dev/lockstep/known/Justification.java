package dev.lockstep.known;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a difference is allowed, and for how long one signature holds. */
public enum Justification {
    /** The transports promise different things here. */
    CONTRACT_DIFFERENCE(366),
    /** One of them is wrong, its makers have been told, and somebody waits for them. */
    KNOWN_BUG(90),
    /** One of them refuses to do this here, though it offers the operation. */
    UNSUPPORTED(183);

    private final int days;

    Justification(int days) {
        this.days = days;
    }

    /** How many days there may be between an entry's signature and its review. */
    int days() {
        return days;
    }

    /** As lists write it: {@code known-bug}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Justification::text).toList();
    }
}
