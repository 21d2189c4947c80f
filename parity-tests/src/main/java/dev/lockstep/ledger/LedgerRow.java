package dev.lockstep.ledger;

import java.util.Comparator;

/**
 * Something that can be sampled on an arm.
 *
 * @param system the system
 * @param workload the workload; empty for what belongs to the whole system
 * @param part the dimension, such as {@code command} or {@code aspect}
 * @param name the name in it
 * @param place the arm
 */
record LedgerRow(String system, String workload, String part, String name, String place)
        implements Comparable<LedgerRow> {

    private static final Comparator<LedgerRow> ORDER = Comparator.comparing(LedgerRow::system)
            .thenComparing(LedgerRow::workload)
            .thenComparing(LedgerRow::part)
            .thenComparing(LedgerRow::name)
            .thenComparing(LedgerRow::place);

    @Override
    public int compareTo(LedgerRow other) {
        return ORDER.compare(this, other);
    }

    /** Returns the same on no arm. */
    LedgerRow anywhere() {
        return new LedgerRow(system, workload, part, name, "");
    }

    /** Returns the row in one line. */
    String words() {
        return system + (workload.isEmpty() ? "" : " " + workload) + ": " + part + " " + name + " on " + place;
    }
}
