package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.project.Project;
import dev.lockstep.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The walks of a run without options: one of each workload in the box, so that a first run shows a good part of all
 * that can be walked, in about a minute.
 *
 * @param walks the walks, in their order
 */
record Round(List<Stretch> walks) {

    /**
     * One walk.
     *
     * @param workload the workload that draws the commands
     * @param arms the transports; empty for the usual ones
     * @param steps the number of commands
     */
    record Stretch(String workload, List<String> arms, long steps) {}

    /** A walk mostly waits for one process or container at a time, so two walks together take less time. */
    static final int AT_ONCE = 2;

    /**
     * A command line starts a process for each operation, so it takes part only where the others do not do the same.
     */
    private static final List<String> FAST = List.of("embedded", "server");

    private static final List<Stretch> IN_THE_BOX = List.of(
            new Stretch("social", List.of(), 72),
            new Stretch("transactions", List.of(), 12),
            new Stretch("graphs", FAST, 40),
            new Stretch("types", FAST, 30),
            new Stretch("sessions", List.of(), 40),
            new Stretch("schema", FAST, 30),
            new Stretch("values", FAST, 30),
            new Stretch("transfer", FAST, 20),
            new Stretch("lobs", FAST, 12),
            new Stretch("script", FAST, 20));

    /**
     * Returns the round of a system: that of a project file has a walk of each of its workloads, and that of a plugin's
     * own system is one walk of its usual workload.
     *
     * @param steps the length of a walk that nobody has measured
     */
    static Round of(Catalogue catalogue, SystemUnderTest system, long steps) {
        if (system.dialect().equals(Project.DIALECT)) {
            return new Round(catalogue.workloads(system).keySet().stream()
                    .map(workload -> new Stretch(workload, List.of(), steps))
                    .toList());
        }
        List<Stretch> walks = new ArrayList<>();
        for (Stretch walk : IN_THE_BOX) {
            if (catalogue.workloads(system).containsKey(walk.workload())) {
                walks.add(walk);
            }
        }
        String usual = catalogue.workload(system, Optional.empty()).name();
        return walks.stream().anyMatch(walk -> walk.workload().equals(usual))
                ? new Round(walks)
                : new Round(List.of(new Stretch(usual, List.of(), steps)));
    }
}
