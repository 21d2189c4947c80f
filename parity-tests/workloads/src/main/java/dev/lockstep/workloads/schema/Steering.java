package dev.lockstep.workloads.schema;

import dev.lockstep.system.Avoidances;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The known bugs of the system that are not met, because each would end nearly every walk.
 *
 * @param hazards what is not in a store that is repaired
 * @param traps what no statement does
 */
record Steering(Set<Hazard> hazards, Set<Trap> traps) {

    static Steering round(Avoidances avoidances) {
        return new Steering(
                Arrays.stream(Hazard.values())
                        .filter(hazard -> avoids(hazard, avoidances))
                        .collect(Collectors.toUnmodifiableSet()),
                Arrays.stream(Trap.values())
                        .filter(trap -> avoids(trap, avoidances))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean avoids(Hazard hazard, Avoidances avoidances) {
        return switch (hazard) {
            case GENERATED -> avoidances.avoids("repair-generated-column");
            case IDENTITY -> avoidances.avoids("repair-always-identity");
            case VALUE -> avoidances.avoids("repair-values");
            case INVISIBLE -> avoidances.avoids("repair-invisible-column");
            case ODD_BLOB -> avoidances.avoids("repair-blob");
        };
    }

    private static boolean avoids(Trap trap, Avoidances avoidances) {
        return switch (trap) {
            case MATERIALIZED_VIEW -> avoidances.avoids("lost-materialized-view");
            case RENAME -> avoidances.avoids("rename-of-used-table");
            case ALTER_UNDER_SYNONYM -> avoidances.avoids("alter-under-synonym");
            case USED_IN_SUBQUERY -> avoidances.avoids("alter-under-subquery");
            case VIEW_OF_ITSELF -> avoidances.avoids("view-of-itself");
            case RECURSIVE_VIEW -> avoidances.avoids("recursive-view");
            case SHARED_NAME -> avoidances.avoids("view-named-like-synonym");
            case TYPE_CHANGE -> avoidances.avoids("refused-type-change");
            case COMMENT_ON_TRIGGER -> avoidances.avoids("repair-comment-on-trigger");
            case DEFAULT_BEFORE_TABLE -> avoidances.avoids("default-before-table");
            case ALTER_UNDER_DEFAULT -> avoidances.avoids("alter-under-default");
            case LARGE_OF_TAKEN_KEY -> avoidances.avoids("large-object-of-taken-key");
            case SCHEMA_WITH_SYNONYM -> avoidances.avoids("drop-schema-with-synonym");
        };
    }

    boolean avoids(Trap trap) {
        return traps.contains(trap);
    }
}
