package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "jena"})
    void a_round_has_every_workload_in_the_box(String system) {
        Catalogue catalogue = Plugins.catalogue(List.of());

        Round round = Round.of(catalogue, catalogue.system(system), 100);

        assertThat(round.walks())
                .extracting(Round.Stretch::workload)
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.workloads(catalogue.system(system)).keySet());
    }

    @Test
    void the_round_of_a_project_has_each_of_its_workloads(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("queue.yaml"),
                "name: queue\nkinds:\n  - {name: size, ask: {verb: size}, reads: {n: number}, expect: agree}\n");
        Path file = Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\nsystem: {name: two}\ntransports: {library: {driver: [./driver]}}\nworkload: queue.yaml\n"
                        + "records: {collections: {notes: {fields: {text: {type: text}}}}}\n");
        Catalogue catalogue = Plugins.catalogue(List.of(), Optional.of(file), List.of());
        SystemUnderTest system = catalogue.system("two");

        assertThat(Round.of(catalogue, system, 30).walks())
                .containsExactly(
                        new Round.Stretch("queue", List.of(), 30), new Round.Stretch("records", List.of(), 30));
        assertThatThrownBy(() -> catalogue.workload(system, Optional.empty()))
                .hasMessage("--workload: two has several; name one of queue, records");
    }

    @Test
    void the_round_of_a_plugins_system_is_a_walk_of_its_usual_workload(@TempDir Path folder) throws IOException {
        Path jar = PluginJar.NOTES.build(folder);
        Catalogue catalogue = Plugins.catalogue(List.of(jar));

        Round round = Round.of(catalogue, catalogue.system("notes"), 100);

        assertThat(round.walks()).containsExactly(new Round.Stretch("notes", List.of(), 100));
    }
}
