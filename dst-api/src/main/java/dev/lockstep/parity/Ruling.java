package dev.lockstep.parity;

import java.util.List;

/** The decision of the allow-list about one step with differences. */
public sealed interface Ruling {

    /**
     * Every difference of the step is allow-listed.
     *
     * @param by the entries that together cover it; at least one
     */
    record Covered(List<Signature> by) implements Ruling {
        public Covered {
            by = List.copyOf(by);
        }

        /** Returns the ids of the entries. */
        List<String> ids() {
            return by.stream().map(Signature::id).toList();
        }
    }

    /**
     * Some difference of the step is not allow-listed, so the whole step is a finding.
     *
     * @param nearMisses the entries that would cover it but for one field
     */
    record Novel(List<NearMiss> nearMisses) implements Ruling {
        public Novel {
            nearMisses = List.copyOf(nearMisses);
        }
    }

    /**
     * An entry that covers a difference.
     *
     * @param id the entry's id
     * @param limit the largest number of steps that it may cover
     */
    record Signature(String id, HitLimit limit) {}

    /**
     * An entry that almost covered a difference.
     *
     * @param id the entry's id
     * @param field the field of the entry that does not match
     * @param detail the entry's value and the step's value of that field, for people
     */
    record NearMiss(String id, String field, String detail) {}
}
