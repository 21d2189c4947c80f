package dev.lockstep.junit;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.workload.Workload;

/**
 * The parts that walks have in common.
 *
 * @param asked what the test asks for
 * @param workload the workload
 * @param lineup the arms, with their engines
 * @param known the known differences
 */
record Setting<M>(Asked asked, Workload<M> workload, Lineup lineup, KnownList known) {

    /** Returns the system, the workload and the arms, as the name of a walk has them. */
    String title() {
        return lineup.system().name() + ", " + workload.name() + ", " + lineup.names();
    }
}
