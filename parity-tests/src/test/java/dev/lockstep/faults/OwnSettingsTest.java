package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.known.AvoidanceEntry;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.system.Avoidances;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks of H2 with its own settings, where usual walks steer round known bugs. A finding is one of these bugs, or a new
 * one that nobody looked for while the settings were in force.
 */
class OwnSettingsTest {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 11, 25);

    @TempDir
    Path folder;

    @Test
    void a_short_walk_with_the_own_settings_finds_nothing_new() throws Exception {
        walk("embedded", 1, 60);
    }

    /** Long enough for the retention time of 45 seconds, after which H2 uses old space again. */
    @ParameterizedTest
    @Tag("nightly")
    @ValueSource(longs = {5001, 5002, 5003})
    void long_walks_in_process_find_nothing_new(long seed) throws Exception {
        walk("embedded", seed, 6_000);
    }

    @ParameterizedTest
    @Tag("nightly")
    @ValueSource(longs = {5101, 5102})
    void long_walks_in_process_and_over_a_server_find_nothing_new(long seed) throws Exception {
        walk("embedded,server", seed, 3_000);
    }

    private void walk(String arms, long seed, long steps) throws Exception {
        Catalogue catalogue = Plugins.catalogue(List.of()).meeting("h2", List.of(Avoidances.SETTINGS), "this test");
        SystemUnderTest system = catalogue.system("h2");
        KnownList known = KnownList.find(catalogue, system, Optional.of(Path.of("known/h2.yaml")));
        Lineup lineup = Lineup.assemble(
                catalogue,
                system,
                ArmSpec.parseList(List.of(arms.split(","))),
                Optional.empty(),
                Map.of("server.launcher", "process"));
        Workload<?> workload = catalogue.workload(system, Optional.of("social"));

        WalkResult result = play(workload, lineup, known, seed, steps);

        List<AvoidanceEntry> met = known.avoidances().stream()
                .filter(entry -> !system.avoidances().avoids(entry.avoids()))
                .toList();
        assertThat(met).as("the bugs that this walk may meet").isNotEmpty();
        assertThat(result.verdict())
                .as(result.detail())
                .isIn(Verdict.PARITY, Verdict.VACUOUS, Verdict.DIVERGED, Verdict.MODEL);
        for (Finding finding : result.findings()) {
            List<String> shown = met.stream()
                    .filter(entry -> entry.shows(finding))
                    .map(AvoidanceEntry::id)
                    .toList();
            System.out.println("seed " + seed + ", step " + finding.step().step() + ": " + shown);
            assertThat(shown)
                    .as("seed %d, step %d: %s", seed, finding.step().step(), finding.differences())
                    .isNotEmpty();
        }
    }

    private <M> WalkResult play(Workload<M> workload, Lineup lineup, KnownList known, long seed, long steps) {
        return Walk.run(
                new WalkPlan<>(
                        CommandStream.drawn(workload, seed, steps),
                        new ArmPlans(lineup.reference(), lineup.arms()),
                        Limits.of(Duration.ofSeconds(30)),
                        known.in(workload.name(), lineup.arms(), ANY_DAY),
                        folder.resolve("seed-" + seed)),
                new WalkListener() {});
    }
}
