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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole walk of an example as a bundle, which its own {@code run.sh} then plays: it starts the servers, and every arm
 * must print for every step what it answered in the walk.
 */
class PlayedProjectTest {

    @TempDir
    private Path folder;

    @Test
    void a_library_and_a_server_print_the_answers_of_the_walk() throws Exception {
        PlayedBundle played = played("kv", 1, 14, "library", "rest");

        played.requireTheAnswersOfTheWalk();
        assertThat(played.exit()).as(played.said()).isZero();
        assertThat(played.said()).contains("The transports agree");
    }

    @Tag("nightly")
    @Test
    void a_driver_a_command_line_and_a_server_print_the_answers_of_the_walk() throws Exception {
        PlayedBundle played = played("kv", 3, 60, "library", "cli", "rest");

        played.requireTheAnswersOfTheWalk();
        assertThat(played.exit()).as(played.said()).isZero();
    }

    @Tag("nightly")
    @Test
    void the_transports_of_sqlite_print_the_answers_of_the_walk() throws Exception {
        PlayedBundle played = played("sqlite", 2, 60, "python", "shell", "rest");

        played.requireTheAnswersOfTheWalk();
        assertThat(played.exit()).as(played.said()).isZero();
    }

    private PlayedBundle played(String example, long seed, long steps, String... arms) throws Exception {
        Path project = copy(example);
        Catalogue catalogue = Plugins.catalogue(List.of(), Optional.of(project.resolve("lockstep.yaml")), List.of());
        SystemUnderTest system = catalogue.system(example);
        Workload<?> workload = catalogue.workload(system, Optional.of("records"));
        Lineup lineup =
                Lineup.assemble(catalogue, system, ArmSpec.parseList(List.of(arms)), Optional.of(arms[0]), Map.of());
        Path recording = Files.createDirectory(project.resolve("walk"));
        walk(workload, lineup.plans(seed), seed, steps, recording);
        return PlayedBundle.ofWholeWalk(recording, steps, workload, lineup.plans(seed));
    }

    private static <M> void walk(Workload<M> workload, ArmPlans arms, long seed, long steps, Path recording) {
        WalkBuilder<M> walk =
                WalkBuilder.of(workload).reference(arms.reference()).seed(seed).steps(steps);
        arms.all().forEach(walk::arm);
        walk.keepGoing().folder(recording).play();
    }

    private Path copy(String example) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("project"));
        try (Stream<Path> files = Files.list(Path.of("../examples", example))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }
}
