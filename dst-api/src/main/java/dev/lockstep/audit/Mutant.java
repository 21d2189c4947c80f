package dev.lockstep.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Facet;
import dev.lockstep.op.OperationKind;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One wrong backend.
 *
 * @param name its name, such as {@code loses-unread-writes}
 * @param group the kind of bug
 * @param what the bug, as a sentence without a full stop
 * @param applies whether a transport can have the bug; one without backups cannot answer a backup wrongly
 * @param plant wraps the right provider
 * @param facet the facet that the bug changes; a transport that neither declares nor tells it cannot have the bug
 */
record Mutant(
        String name,
        Group group,
        String what,
        Predicate<BackendProvider> applies,
        BiFunction<BackendProvider, Firing, BackendProvider> plant,
        Optional<Facet> facet) {

    Mutant(
            String name,
            Group group,
            String what,
            Predicate<BackendProvider> applies,
            BiFunction<BackendProvider, Firing, BackendProvider> plant) {
        this(name, group, what, applies, plant, Optional.empty());
    }

    /** Returns the same mutant with the facet that its bug changes. */
    Mutant of(Facet changed) {
        return new Mutant(name, group, what, applies, plant, Optional.of(changed));
    }

    /** Whether a transport cannot have the bug, as the walks have shown: it tells nothing that could be wrong. */
    boolean isMoot(BackendProvider provider, Firing firing) {
        return firing.times() == 0
                && facet.isPresent()
                && Stream.of(OperationKind.values())
                        .noneMatch(kind -> provider.tells(kind).contains(facet.get()));
    }

    /** The kinds of bugs, each with the way of observing that sees them. */
    public enum Group {
        /** Changes that are lost if nobody reads them. Seen because bursts of steps are not read. */
        UNREAD,
        /** Maintenance that is reported and not done. Seen by its evidence. */
        MAINTENANCE,
        /** Backups that are not copies from that moment. Seen by their canary. */
        BACKUP,
        /** Counts, codes and column metadata that are lost or wrong. Seen as facets. */
        FACET,
        /** Other sessions that see something else. Seen by the older and the younger session. */
        SESSION,
        /** Stores that lose something when they are closed. Seen in the afterlife. */
        CLOSE,
        /** Stored items that no probe asks for. Seen by the physical channel. */
        STORE,
        /** Values that an answer changes. Seen if the workload stores such values. */
        VALUE,
        /** Answers that are cut, doubled or in another order. Seen if the workload has so many rows. */
        ANSWER;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static boolean offered(Support support) {
        return support.level() == Support.Level.OFFERED;
    }
}
