package dev.lockstep.parity;

import java.util.List;

/** What the signed exceptions say of one step that has differences. */
public sealed interface Ruling {

    /**
     * Every difference of the step is signed for.
     *
     * @param by the entries that together cover it; at least one
     */
    record Covered(List<Signature> by) implements Ruling {
        public Covered {
            by = List.copyOf(by);
        }
    }

    /**
     * Some difference of the step is not signed for, and so none of them is.
     *
     * @param nearMisses the entries that one field kept from covering it
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
     * @param maxHitsPerWalk in how many steps of one walk it may do so
     */
    record Signature(String id, int maxHitsPerWalk) {}

    /**
     * An entry that almost covered a difference.
     *
     * @param id the entry's id
     * @param field the one field of the entry that kept it from it
     * @param detail what the entry says there and what the step has, for people
     */
    record NearMiss(String id, String field, String detail) {}
}
