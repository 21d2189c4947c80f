package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.Campaign;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.system.H2Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundSummaryTest {

    @Test
    void the_steps_of_all_workloads_count_together() {
        RoundSummary round = round(List.of("social", "sessions"), Verdict.PARITY, Verdict.PARITY);

        assertThat(round.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(round.text()).isEqualTo("PARITY  H2 Database Engine, 2 of 2 workloads: 20 of 20 steps in 1.5 s\n");
    }

    @Test
    void the_worst_verdict_counts() {
        assertThat(round(List.of("a", "b"), Verdict.PARITY, Verdict.DIVERGED).verdict())
                .isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void a_workload_that_was_not_walked_is_named() {
        RoundSummary round = round(List.of("social", "sessions", "schema"), Verdict.DIVERGED);

        assertThat(round.text())
                .startsWith("DIVERGED  H2 Database Engine, 1 of 3 workloads: 10 of 10 steps")
                .endsWith("\n  not walked   sessions, schema; --keep-going walks these too\n");
        assertThat(round.json())
                .contains(
                        "\"verdict\" : \"DIVERGED\"",
                        "\"exitCode\" : 1",
                        "\"notWalked\" : [ \"sessions\", \"schema\" ]");
    }

    private static RoundSummary round(List<String> workloads, Verdict... verdicts) {
        return new RoundSummary(
                workloads,
                List.of(verdicts).stream().map(RoundSummaryTest::report).toList(),
                Duration.ofMillis(1500));
    }

    private static CampaignReport report(Verdict verdict) {
        Campaign campaign = new Campaign(
                List.of(), List.of(), Limits.of(Duration.ofSeconds(1)).incomplete());
        campaign.add(
                1,
                Path.of("seed-1"),
                new WalkResult(
                        verdict,
                        "",
                        new Extent(10, 10, 0, Ending.COMPLETE),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        Coverage.NONE,
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()));
        Lineup lineup = new Lineup(new H2Provider().system(), List.of(), "embedded");
        return campaign.report(lineup, "social", Path.of("out"), Duration.ZERO, folder -> folder);
    }
}
