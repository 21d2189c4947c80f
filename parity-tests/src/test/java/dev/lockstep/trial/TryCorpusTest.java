package dev.lockstep.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workloads.script.Notation;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of known bugs, each played on the releases that have the bug and on those that do not. */
class TryCorpusTest {

    private static final Path CORPUS = Path.of("corpus");

    @TempDir
    private Path folder;

    @Test
    void a_second_session_is_refused_what_the_check_allows() throws Exception {
        assertThat(results("h2", "second-session-check.sql", "embedded@2.4.240", "embedded", "cli"))
                .containsExactly(
                        tuple("embedded@2.4.240", Compared.Result.REFUSED, 7),
                        tuple("embedded", Compared.Result.SAME, 0),
                        tuple("cli", Compared.Result.NOT_OFFERED, 3));
    }

    @Test
    void a_transaction_does_not_see_its_own_change() throws Exception {
        assertThat(results("h2", "own-change-unseen.sql", "embedded@2.4.240", "embedded"))
                .containsExactly(
                        tuple("embedded@2.4.240", Compared.Result.DIFFERS, 10),
                        tuple("embedded", Compared.Result.SAME, 0));
    }

    @Tag("nightly")
    @Test
    void a_store_with_a_computed_column_an_identity_or_a_large_blob_cannot_be_rebuilt() throws Exception {
        assertThat(results("h2", "recover-generated-column.sql", "embedded", "cli"))
                .containsExactly(
                        tuple("embedded", Compared.Result.REFUSED, 4), tuple("cli", Compared.Result.REFUSED, 4));
        assertThat(results("h2", "recover-identity.sql", "embedded"))
                .containsExactly(tuple("embedded", Compared.Result.REFUSED, 4));
        assertThat(results("h2", "recover-blob.sql", "embedded"))
                .containsExactly(tuple("embedded", Compared.Result.REFUSED, 5));
    }

    @Tag("nightly")
    @Test
    void a_materialized_view_is_gone_after_a_reopen_or_shuts_the_door() throws Exception {
        assertThat(results("h2", "materialized-view-reopen.sql", "embedded@2.4.240", "embedded", "cli"))
                .containsExactly(
                        tuple("embedded@2.4.240", Compared.Result.BROKEN, 6),
                        tuple("embedded", Compared.Result.REFUSED, 7),
                        tuple("cli", Compared.Result.REFUSED, 5));
    }

    @Tag("nightly")
    @Test
    void an_update_of_a_missing_graph_is_refused_alike_by_the_api_and_the_command_line() throws Exception {
        assertThat(results("jena", "missing-graph.ru", "embedded", "cli"))
                .containsExactly(tuple("embedded", Compared.Result.SAME, 0), tuple("cli", Compared.Result.SAME, 0));
    }

    @Tag("nightly")
    @Test
    void a_compaction_of_an_old_release_keeps_the_files_that_it_deletes_open() throws Exception {
        assertThat(results("jena", "compact-three-times.ru", "embedded@5.3.0", "server@5.3.0", "embedded", "server"))
                .containsExactly(
                        tuple("embedded@5.3.0", Compared.Result.VIOLATED, 0),
                        tuple("server@5.3.0", Compared.Result.VIOLATED, 0),
                        tuple("embedded", Compared.Result.SAME, 0),
                        tuple("server", Compared.Result.SAME, 0));
    }

    @Test
    void a_trigger_stores_another_time_over_a_server_in_another_zone() throws Exception {
        List<String> apart = List.of("here=Europe/Berlin", "cli=Europe/Berlin", "server=UTC");
        assertThat(results("h2", "trigger-zone.sql", List.of("local-zone"), apart, "embedded", "cli", "server"))
                .containsExactly(
                        tuple("embedded", Compared.Result.SAME, 0),
                        tuple("cli", Compared.Result.SAME, 0),
                        tuple("server", Compared.Result.DIFFERS, 29));

        List<String> together = List.of("Europe/Berlin");
        assertThat(results("h2", "trigger-zone.sql", List.of("local-zone"), together, "server"))
                .containsExactly(tuple("server", Compared.Result.SAME, 0));
    }

    /** Returns each arm with its result and the first line that differs, 0 if none does. */
    private List<Tuple> results(String system, String script, String... arms)
            throws IOException, ArmUnavailableException {
        return results(system, script, List.of(), List.of(), arms);
    }

    private List<Tuple> results(
            String system, String script, List<String> meets, List<String> surroundings, String... arms)
            throws IOException, ArmUnavailableException {
        Catalogue all = Plugins.catalogue(List.of());
        Catalogue catalogue = meets.isEmpty() ? all : all.meeting(system, meets, "this test");
        SystemUnderTest played = catalogue.system(system);
        ScriptFile file = ScriptFile.readAll(
                        CORPUS.resolve(system).resolve(script),
                        Notation.of(played).orElseThrow())
                .get(0);
        Trial reference = play(file, catalogue, played, surroundings, "embedded~plain");
        List<Trial> trials = new ArrayList<>();
        for (String arm : arms) {
            trials.add(play(file, catalogue, played, surroundings, arm));
        }
        return TrialGrid.of(reference, trials).arms().stream()
                .map(arm -> tuple(
                        arm.arm(),
                        arm.result(),
                        arm.line().map(line -> line.line()).orElse(0)))
                .toList();
    }

    private Trial play(
            ScriptFile file, Catalogue catalogue, SystemUnderTest system, List<String> surroundings, String arm)
            throws IOException, ArmUnavailableException {
        Lineup lineup = Lineup.assemble(
                catalogue, system, List.of(ArmSpec.parse(arm)), Optional.empty(), Map.of("server.launcher", "process"));
        Map<String, String> processes = new TreeMap<>(Map.of("cli", "cli", "server", "server"));
        processes.putAll(lineup.processes());
        ArmPlans plan =
                lineup.in(ChosenSurroundings.parse(surroundings, processes)).plans(0);
        return Trial.play(
                file,
                new ScriptWorkload(system, List.of(file)),
                plan,
                Limits.of(Duration.ofSeconds(60)),
                Files.createTempDirectory(folder, "arm"));
    }
}
