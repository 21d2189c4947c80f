package dev.lockstep.server;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels that mark Lockstep's objects in a container engine, and their owner. Lockstep never touches an object
 * without them.
 */
final class Labels {

    /** The kind of the object: {@link #IMAGE}, {@link #SERVER} or {@link #DATA}. */
    static final String KIND = "dev.lockstep.kind";

    static final String IMAGE = "image";
    static final String SERVER = "server";
    static final String DATA = "data";

    /** The process that owns the object, as {@link Owner#label} writes it. */
    static final String OWNER = "dev.lockstep.owner";

    private static final Set<String> KINDS = Set.of(IMAGE, SERVER, DATA);

    private Labels() {}

    static Map<String, String> of(String kind) {
        return Map.of(KIND, kind, OWNER, Owner.self().label());
    }

    /** Whether the owner of an object with these labels has ended; empty if the object is not Lockstep's. */
    static Optional<Fate> fate(Map<String, String> labels) {
        if (labels == null || !labels.containsKey(OWNER) || !KINDS.contains(labels.getOrDefault(KIND, ""))) {
            return Optional.empty();
        }
        return Optional.of(Owner.parse(labels.get(OWNER))
                .map(Owner::fate)
                .orElseGet(
                        () -> new Fate.InDoubt("its label is not of the form that this version of Lockstep writes")));
    }
}
