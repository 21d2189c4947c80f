package dev.lockstep.known;

import dev.lockstep.parity.ArmPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What entries ask of an arm.
 *
 * @param transport its transport
 * @param versions of the system that it runs, and that speaks to it
 */
record ArmIdentity(String transport, SortedSet<String> versions) {

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
