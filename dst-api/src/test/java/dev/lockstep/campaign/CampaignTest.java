package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Support;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Avoided;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private final Campaign campaign = new Campaign(List.of(), List.of(), Limits.of(Duration.ofSeconds(1)));

    @Test
    void a_campaign_of_which_no_walk_came_to_its_end_is_not_parity() {
        add(true);
        add(true);

        assertThat(campaign.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void one_walk_that_came_to_its_end_is_enough() {
        add(true);
        add(false);

        assertThat(campaign.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_single_walk_is_judged_by_itself() {
        add(true);

        assertThat(campaign.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void replays_in_which_nobody_could_look_say_nothing() {
        add(false);
        campaign.unseen("the probe 'all' was never asked");

        assertThat(campaign.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void a_replay_in_which_somebody_looked_says_something() {
        add(false);
        campaign.unseen("the probe 'all' was never asked");
        campaign.replayed(Recurrence.Shown.NOTHING);

        assertThat(campaign.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void a_replay_in_which_nobody_could_look_is_a_try_that_showed_nothing() {
        Recurrence answer = Recurrence.NONE
                .and(Recurrence.Shown.AGAIN)
                .andUnseen("the release lacks it")
                .and(Recurrence.Shown.NOTHING);

        assertThat(answer.headline()).isEqualTo("SHOWN 1 OF 3");
        assertThat(answer.text())
                .isEqualTo("the recorded finding in 1 of 3 tries, no difference in 1, nobody could look in 1"
                        + " (the release lacks it)");
    }

    @Test
    void the_curve_has_each_walk_that_lit_an_aspect() {
        add(false, lit(1, 0, 0));
        add(false, lit(2, 0, 0));
        add(false, lit(0, 1, 0));

        assertThat(report().curve()).containsExactly(new CampaignReport.Lit(10, 1), new CampaignReport.Lit(30, 2));
        assertThat(report().aspects()).isEqualTo(new CampaignReport.Exercised(2, 3));
    }

    @Test
    void an_aspect_that_one_arm_lacks_is_not_lit() {
        add(false, lit(List.of("left", "right"), 1, 0, 0));

        assertThat(report().curve()).isEmpty();
    }

    private CampaignReport report() {
        return campaign.report(
                new Campaign.Cast("shelf", "Shelf", "shelf", new Avoided(List.of(), List.of()), List.of()),
                Path.of("out"),
                Duration.ZERO,
                folder -> folder);
    }

    /** A walk of one kind, which met each of its aspects so many times on the first of its arms. */
    private static Coverage lit(long... times) {
        return lit(List.of("left"), times);
    }

    private static Coverage lit(List<String> arms, long... times) {
        SortedMap<String, Coverage.Counts> counts = new TreeMap<>();
        arms.forEach(arm ->
                counts.put(arm, new Coverage.Counts(new TreeMap<>(Map.of("done", 5L)), 5, Support.Level.OFFERED, "")));
        SortedMap<String, Coverage.AspectCounts> aspects = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            aspects.put(
                    "aspect " + i,
                    new Coverage.AspectCounts(1, 10, new TreeMap<>(Map.of(arms.get(0), times[i])), new TreeMap<>()));
        }
        return Coverage.NONE.merge(new Coverage(
                new TreeMap<>(Map.of("put", counts)),
                new TreeMap<>(),
                new TreeMap<>(Map.of("put", aspects)),
                List.of()));
    }

    private void add(boolean endedAsKnown) {
        add(endedAsKnown, Coverage.NONE);
    }

    private void add(boolean endedAsKnown, Coverage coverage) {
        List<KnownStep> known = endedAsKnown ? List.of(new KnownStep(null, List.of("LS-0001"), true)) : List.of();
        campaign.add(
                1,
                Path.of("walk"),
                new WalkResult(
                        Verdict.PARITY,
                        "",
                        endedAsKnown
                                ? new Extent(10, 9, 0, Ending.KNOWN_DIFFERENCE)
                                : new Extent(10, 10, 0, Ending.COMPLETE),
                        List.of(),
                        known,
                        List.of(),
                        new TreeMap<>(),
                        coverage,
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()));
    }
}
