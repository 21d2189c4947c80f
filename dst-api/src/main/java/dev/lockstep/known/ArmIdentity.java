package dev.lockstep.known;

import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.StorageContext;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The properties of an arm that entries compare.
 *
 * @param transport the arm's transport
 * @param versions the system versions that the arm runs, of the engine and of its client
 */
record ArmIdentity(String transport, SortedSet<String> versions) {

    /** Whether an entry for this transport is about the arm. If it names no storage context, it is for all of them. */
    boolean is(String named) {
        return named.equals(transport) || named.equals(StorageContext.removed(transport));
    }

    static SortedMap<String, ArmIdentity> of(List<ArmPlan> arms) {
        SortedMap<String, ArmIdentity> sides = new TreeMap<>();
        for (ArmPlan arm : arms) {
            SortedSet<String> versions =
                    new TreeSet<>(List.of(arm.engine().version(), arm.client().version()));
            sides.put(arm.name(), new ArmIdentity(arm.provider().transport(), versions));
        }
        return sides;
    }
}
