package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "jena"})
    void a_round_has_every_workload_in_the_box(String system) {
        Catalogue catalogue = Plugins.catalogue(List.of());

        Round round = Round.of(catalogue, catalogue.system(system));

        assertThat(round.walks())
                .extracting(Round.Stretch::workload)
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.workloads(catalogue.system(system)).keySet());
    }

    @Test
    void the_round_of_a_plugins_system_is_a_walk_of_its_usual_workload(@TempDir Path folder) throws IOException {
        Path jar = PluginJar.NOTES.build(folder);
        Catalogue catalogue = Plugins.catalogue(List.of(jar));

        Round round = Round.of(catalogue, catalogue.system("notes"));

        assertThat(round.walks()).containsExactly(new Round.Stretch("notes", List.of(), 100));
    }
}
