package dev.lockstep.parity;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.UnsoundWorkloadException;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The operations that create the schema: for each arm those of the version that it runs.
 *
 * @param steps one after another, by arm
 */
record Setup(List<SortedMap<String, Operation>> steps) {

    /** @throws UnsoundWorkloadException if the workload has more operations for one version than for another */
    static Setup of(Workload<?> workload, ArmPlans arms) {
        Returned returned = new Returned(workload.getClass(), "setup(version)");
        SortedMap<String, List<Operation>> byVersion = new TreeMap<>();
        for (ArmPlan arm : arms.all()) {
            byVersion.computeIfAbsent(
                    arm.engine().version(),
                    version -> returned.list(workload.setup(version), "return a list of operations"));
        }
        int length = byVersion.get(arms.first().engine().version()).size();
        if (byVersion.values().stream().anyMatch(operations -> operations.size() != length)) {
            throw new UnsoundWorkloadException(workload.getClass(), unequal(workload, byVersion));
        }
        List<SortedMap<String, Operation>> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            SortedMap<String, Operation> step = new TreeMap<>();
            for (ArmPlan arm : arms.all()) {
                step.put(arm.name(), byVersion.get(arm.engine().version()).get(i));
            }
            steps.add(step);
        }
        return new Setup(List.copyOf(steps));
    }

    private static String unequal(Workload<?> workload, SortedMap<String, List<Operation>> byVersion) {
        List<String> lengths = new ArrayList<>();
        byVersion.forEach((version, operations) -> lengths.add(operations.size() + " for version " + version));
        return workload.getClass().getName() + ".setup(version) returns " + String.join(" and ", lengths)
                + "; return the same number of operations for every version, so that the arms stay in step";
    }
}
