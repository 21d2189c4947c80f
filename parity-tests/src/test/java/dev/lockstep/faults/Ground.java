package dev.lockstep.faults;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * A system in which bugs are planted.
 *
 * @param engine resolved once, because that takes longer than many walks
 * @param sabotage the statements that damage its stored data
 * @param list the list of its known differences
 */
record Ground(SystemUnderTest system, Engine engine, Sabotage sabotage, Workload<?> workload, RealList list) {

    static final Ground H2 = of(new H2Provider().system(), new H2Sabotage());

    static final Ground JENA = of(new JenaProvider().system(), new JenaSabotage());

    /** The system to which a transport belongs. */
    static Ground of(String system) {
        return List.of(H2, JENA).stream()
                .filter(ground -> ground.system().name().equals(system))
                .findFirst()
                .orElseThrow();
    }

    private static Ground of(SystemUnderTest system, Sabotage sabotage) {
        Catalogue catalogue = Plugins.catalogue(List.of());
        Workload<?> workload = catalogue.workload(system, Optional.of("social"));
        try {
            Engine engine = new Resolver().resolve(system, system.defaultVersion());
            return new Ground(system, engine, sabotage, workload, RealList.of(system, catalogue, workload.name()));
        } catch (EngineUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }
}
