package dev.lockstep.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a walk depends on and that a part may have otherwise is a condition. */
class ConditionsTest {

    private static final Map<String, String> PLUGIN = Map.of("plugin mine.jar", "abc");

    @TempDir
    private Path folder;

    private final Catalogue catalogue = Plugins.catalogue(List.of());

    @Test
    void surroundings_and_bugs_to_meet_are_conditions() {
        Lineup usual = lineup(catalogue);
        Lineup other = lineup(catalogue.meeting("h2", List.of("settings"), "--meet"))
                .in(ChosenSurroundings.parse(List.of("drawn", "here=UTC:tr-TR"), Map.of()));

        assertThat(differences(of(PLUGIN).over(other), of(PLUGIN).over(usual)))
                .hasSize(2)
                .anySatisfy(gap -> assertThat(gap)
                        .isEqualTo("the choice of surroundings is drawn,here=UTC:tr-TR:UTF-8 in the one, and same in"
                                + " the other"))
                .anySatisfy(gap -> assertThat(gap)
                        .startsWith("the list of bugs to meet is ")
                        .endsWith(", and none in the other"));
    }

    @Test
    void a_part_whose_walks_have_surroundings_of_their_own_is_not_compared_in_them() {
        assertThat(differences(of(PLUGIN), of(PLUGIN).over(lineup(catalogue)))).isEmpty();
    }

    @Test
    void plugins_are_conditions() {
        assertThat(differences(of(PLUGIN), of(Map.of())))
                .containsExactly("the plugin mine.jar is abc in the one, and missing in the other");
        assertThat(differences(of(PLUGIN), of(Map.of("plugin mine.jar", "def"))))
                .containsExactly("the plugin mine.jar is abc in the one, and def in the other");
    }

    @Test
    void conditions_that_a_killed_run_did_not_write_are_written_and_others_are_kept() throws IOException {
        of(PLUGIN).writeIfMissing(folder);
        of(Map.of()).writeIfMissing(folder);

        assertThat(Conditions.read(folder)).contains(of(PLUGIN));
    }

    @Test
    void a_merge_takes_the_conditions_of_the_first_folder_that_has_any() throws IOException {
        Path without = Files.createDirectory(folder.resolve("without"));
        Path with = Files.createDirectory(folder.resolve("with"));
        of(PLUGIN).write(with);

        Conditions.copy(List.of(without, with), folder);

        assertThat(Conditions.read(folder)).contains(of(PLUGIN));
    }

    private Conditions of(Map<String, String> plugins) {
        return Conditions.of(
                "1.0", new KnownList(catalogue, catalogue.system("h2"), Optional.empty()), Map.of(), plugins);
    }

    private static Lineup lineup(Catalogue from) {
        return new Lineup(from.system("h2"), List.of(), "embedded");
    }

    private static List<String> differences(Conditions one, Conditions other) {
        return Conditions.differences(
                List.of(new Guard.Played("one", Optional.of(one)), new Guard.Played("other", Optional.of(other))));
    }
}
