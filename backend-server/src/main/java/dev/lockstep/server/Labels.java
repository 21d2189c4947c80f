package dev.lockstep.server;

import java.util.Map;
import java.util.Optional;

/**
 * The labels that mark Lockstep's objects in a container engine, and their owner. Lockstep never touches an object
 * without them.
 */
final class Labels {

    /** The kind of the object: {@code image}, {@code server} or {@code data}. */
    static final String KIND = "dev.lockstep.kind";

    /** The process that owns the object, as {@link Owner#label} writes it. */
    static final String OWNER = "dev.lockstep.owner";

    private Labels() {}

    static Map<String, String> of(String kind) {
        return Map.of(KIND, kind, OWNER, Owner.self().label());
    }

    /** Whether an object with these labels belongs to Lockstep and its owner has certainly ended. */
    static boolean isLeftOver(Map<String, String> labels) {
        return labels != null
                && labels.containsKey(KIND)
                && Optional.ofNullable(labels.get(OWNER))
                        .flatMap(Owner::parse)
                        .map(Owner::isGone)
                        .orElse(false);
    }
}
