package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.Campaign;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.system.H2Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private SortedMap<String, Long> kills = new TreeMap<>();

    private final Campaign campaign = new Campaign(List.of(), List.of(), Limits.of(Duration.ofSeconds(1)));

    private void walked(long seed, Map<String, Long> entryHits, Map<String, Long> normaliserHits) {
        walked(seed, List.of(), entryHits, normaliserHits);
    }

    private void walked(long seed, List<Reset> resets, Map<String, Long> entryHits, Map<String, Long> normaliserHits) {
        campaign.add(
                seed,
                Path.of("seed-" + seed),
                new WalkResult(
                        Verdict.PARITY,
                        "",
                        new Extent(10, 10, 0, Ending.COMPLETE),
                        List.of(),
                        List.of(),
                        resets,
                        new TreeMap<>(entryHits),
                        new Coverage(
                                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), kills, List.of()),
                        List.of(),
                        new TreeMap<>(normaliserHits),
                        new TreeMap<>(),
                        new TreeMap<>()));
    }

    private List<String> lines() {
        Lineup lineup = new Lineup(new H2Provider().system(), List.of(), "embedded");
        return new Summary(campaign.report(lineup, "social", Path.of("out"), Duration.ZERO, folder -> folder))
                .text()
                .lines()
                .toList();
    }

    @Test
    void known_differences_and_normaliser_hits_are_counted_over_all_walks() {
        walked(1, Map.of("LS-0001", 2L, "LS-0002", 0L), Map.of("labels", 3L));
        walked(2, Map.of("LS-0001", 1L, "LS-0002", 0L), Map.of("labels", 4L));

        assertThat(lines()).contains("  known        3 LS-0001", "  normalised   7 labels");
    }

    @Test
    void entries_and_normalisers_that_never_did_anything_are_listed() {
        walked(1, Map.of("LS-0001", 0L), Map.of("labels", 0L, "moments", 0L));

        assertThat(lines()).contains("  known        none of 1 entry", "  normalised   none of 2 normalisers");
    }

    @Test
    void resets_are_counted_by_arm_and_one_that_failed_says_why() {
        Reset reset = new Reset(7, "cli", Reset.Cause.FINDING, 5, true, "");
        walked(1, List.of(reset, reset), Map.of(), Map.of());
        walked(
                2,
                List.of(new Reset(9, "cli", Reset.Cause.FINDING, 8, false, "it broke again (DIED) at the command put")),
                Map.of(),
                Map.of());

        assertThat(lines())
                .contains(
                        "  set back     cli 2 times, after a difference in its data; 10 commands played again, proven by"
                                + " all channels",
                        "  set back     cli could not be, seed 2, step 9: it broke again (DIED) at the command put");
    }

    @Test
    void a_walk_with_kills_says_what_it_left_out_by_itself_and_why() {
        campaign.leavesOut(List.of("note", "erase"), Map.of("note", "a variable ends with its session"));
        walked(1, Map.of(), Map.of());

        assertThat(lines())
                .as("a walk without kills keeps nothing from anybody")
                .contains("  left out     by choice: note, erase");

        kills = new TreeMap<>(Map.of("server", 3L));
        walked(2, Map.of(), Map.of());

        assertThat(lines())
                .contains(
                        "  left out     note, because after a kill a variable ends with its session",
                        "  left out     by choice, or because they need what a kill takes back: erase");
    }

    @Test
    void both_lines_are_absent_without_entries_and_normalisers() {
        walked(1, Map.of(), Map.of());

        assertThat(lines()).noneMatch(line -> line.startsWith("  known ") || line.startsWith("  normalised "));
    }
}
