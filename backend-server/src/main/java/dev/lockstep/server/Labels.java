package dev.lockstep.server;

import java.util.Map;
import java.util.Optional;

/** The labels that tell what in a container engine is Lockstep's, and whose. Nothing without them is ever touched. */
final class Labels {

    /** What it is: {@code image}, {@code server} or {@code data}. */
    static final String KIND = "dev.lockstep.kind";

    /** The process that it belongs to, as {@link Owner#label} writes it. */
    static final String OWNER = "dev.lockstep.owner";

    private Labels() {}

    static Map<String, String> of(String kind) {
        return Map.of(KIND, kind, OWNER, Owner.self().label());
    }

    /** Whether something with these labels is ours and its owner is certainly gone. */
    static boolean isLeftOver(Map<String, String> labels) {
        return labels != null
                && labels.containsKey(KIND)
                && Optional.ofNullable(labels.get(OWNER))
                        .flatMap(Owner::parse)
                        .map(Owner::isGone)
                        .orElse(false);
    }
}
