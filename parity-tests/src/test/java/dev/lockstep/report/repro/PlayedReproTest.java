package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A whole walk as a bundle, which its own {@code run.sh} then plays without Lockstep: every arm must print for every
 * step what it answered in the walk.
 */
class PlayedReproTest {

    @TempDir
    private Path folder;

    @Test
    void programs_that_use_h2_in_process_and_over_tcp_print_the_answers_of_the_walk() throws Exception {
        played("h2", "social", 2, 30, "embedded", "server").requireTheAnswersOfTheWalk();
    }

    @Test
    void the_tools_of_h2_print_the_answers_of_the_walk() throws Exception {
        PlayedBundle played = played("h2", "social", 5, 4, "cli");

        played.requireTheAnswersOfTheWalk();
        assertThat(played.exit()).as(played.said()).isZero();
    }

    @Tag("nightly")
    @Test
    void a_program_with_tdb2_prints_the_answers_of_the_walk() throws Exception {
        played("jena", "social", 2, 16, "embedded").requireTheAnswersOfTheWalk();
    }

    @Tag("nightly")
    @Test
    void the_tools_of_tdb2_and_fuseki_print_the_answers_of_the_walk() throws Exception {
        played("jena", "social", 2, 2, "cli", "server").requireTheAnswersOfTheWalk();
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({
        "h2,social,1,300,embedded server",
        "h2,values,1,150,embedded server",
        "h2,lobs,1,60,embedded server",
        "h2,sessions,1,200,embedded server",
        "h2,transfer,1,80,embedded server",
        "h2,schema,1,150,embedded server",
        "h2,social,3,80,cli",
        "h2,values,3,60,cli",
        "h2,transfer,3,30,cli",
        "h2,social,4,40,embedded@2.1.210 server@2.4.240/2.5.252 cli@2.2.224",
        "jena,social,1,150,embedded server",
        "jena,values,1,100,embedded server",
        "jena,graphs,1,100,embedded server",
        "jena,social,3,30,cli",
        "jena,graphs,3,25,cli",
    })
    void every_workload_prints_the_answers_of_the_walk(
            String system, String workload, long seed, long steps, String arms) throws Exception {
        played(system, workload, seed, steps, arms.split(" ")).requireTheAnswersOfTheWalk();
    }

    private PlayedBundle played(String name, String workloadName, long seed, long steps, String... arms)
            throws Exception {
        Catalogue catalogue = Plugins.catalogue(List.of());
        SystemUnderTest system = catalogue.system(name);
        Workload<?> workload = catalogue.workload(system, Optional.of(workloadName));
        Lineup lineup = Lineup.assemble(
                catalogue,
                system,
                ArmSpec.parseList(List.of(arms)),
                Optional.of(arms[0]),
                Map.of("server.launcher", "process"));
        Path recording = Files.createDirectory(folder.resolve("walk"));
        walk(workload, lineup.plans(seed), seed, steps, recording);
        return PlayedBundle.ofWholeWalk(recording, steps, workload, lineup.plans(seed));
    }

    private static <M> void walk(Workload<M> workload, ArmPlans arms, long seed, long steps, Path recording) {
        WalkBuilder<M> walk =
                WalkBuilder.of(workload).reference(arms.reference()).seed(seed).steps(steps);
        arms.all().forEach(walk::arm);
        walk.keepGoing().folder(recording).play();
    }
}
