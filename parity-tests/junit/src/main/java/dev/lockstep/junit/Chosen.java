package dev.lockstep.junit;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.GivenClasses;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The system of a test, and what can be named for it.
 *
 * @param asked what the test asks for
 * @param given the classes of its annotation
 * @param catalogue what can be named
 * @param system the system
 */
record Chosen(Asked asked, GivenClasses given, Catalogue catalogue, SystemUnderTest system) {

    /** Finds the system that a test names, by a name or by its classes. */
    static Chosen of(Asked asked) {
        ParityTest test = asked.test();
        GivenClasses given =
                new GivenClasses(List.of(test.systems()), List.of(test.backends()), List.of(test.workloads()));
        Catalogue catalogue = given.catalogue();
        return new Chosen(asked, given, catalogue, asked.naming("system", () -> catalogue.system(name(asked, given))));
    }

    private static String name(Asked asked, GivenClasses given) {
        if (!asked.test().system().isEmpty()) {
            return asked.test().system();
        }
        SortedSet<String> systems = given.systems();
        if (systems.size() != 1) {
            throw new InputException("--system: "
                    + (systems.isEmpty() ? "no system is named" : "there are several: " + String.join(", ", systems))
                    + "; name one");
        }
        return systems.first();
    }

    /**
     * Returns what every walk of the test has in common.
     *
     * @throws ArmUnavailableException if an engine cannot be fetched from here
     */
    Setting<?> setting() throws ArmUnavailableException {
        Workload<?> workload = workload();
        return setting(workload, arms(workload), reference(), ChosenSurroundings.NONE);
    }

    /** Whether commands with this header are of the system and the workload of the test. */
    boolean walks(CommandFileHeader header) {
        return header.system().equals(system.name())
                && header.workload().equals(workload().name());
    }

    /**
     * Returns what the walk of a record needs, with the known bugs and in the surroundings that it met.
     *
     * @param arms the arms; empty for those of the test
     * @throws ArmUnavailableException if an engine cannot be fetched from here
     */
    Setting<?> setting(RecordedWalk recorded, List<String> arms, Optional<String> compared)
            throws ArmUnavailableException {
        CommandFileHeader header = recorded.header();
        if (!header.meets().isEmpty()) {
            Catalogue met = catalogue.meeting(system.name(), header.meets(), recorded.file() + ":1: meets");
            return new Chosen(asked, given, met, met.system(system.name())).as(header, arms, compared);
        }
        return as(header, arms, compared);
    }

    private Setting<?> as(CommandFileHeader header, List<String> arms, Optional<String> compared)
            throws ArmUnavailableException {
        return setting(
                workload(),
                arms.isEmpty() ? arms(workload()) : arms,
                compared,
                ChosenSurroundings.recorded(header.surroundings()));
    }

    private List<String> arms(Workload<?> workload) {
        return asked.arms().isEmpty() ? usualArms(workload) : asked.arms();
    }

    /** Returns the arm that the test names as the reference. */
    Optional<String> reference() {
        return Stream.of(asked.test().reference())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    private List<String> usualArms(Workload<?> workload) {
        return given.transports().isEmpty() ? catalogue.defaultArms(system, workload) : given.transports();
    }

    private Workload<?> workload() {
        Optional<String> named = Stream.of(asked.test().workload())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .or(() -> given.workloads().size() == 1
                        ? given.workloads().stream().findFirst()
                        : Optional.empty());
        return asked.naming("workload", () -> catalogue.workload(system, named));
    }

    private Setting<?> setting(
            Workload<?> workload, List<String> arms, Optional<String> reference, ChosenSurroundings surroundings)
            throws ArmUnavailableException {
        List<ArmSpec> parsed = asked.naming("arms", () -> ArmSpec.parseList(arms));
        List<ArmSpec> specs = workload.needsPlainReference()
                ? asked.naming("reference", () -> ArmSpec.withPlain(parsed, reference))
                : parsed;
        Lineup lineup = asked.naming(
                "arms",
                () -> Lineup.assemble(catalogue, system, specs, reference, asked.settings())
                        .walking(workload));
        KnownList known = asked.naming("known", () -> KnownList.find(catalogue, system, asked.known()));
        Lineup opened = asked.test().aa() ? lineup.withReferenceTwice() : lineup;
        return new Setting<>(asked, workload, opened.in(surroundings), known);
    }
}
