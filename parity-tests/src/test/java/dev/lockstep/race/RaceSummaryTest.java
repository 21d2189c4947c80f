package dev.lockstep.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.concurrent.HistoryVerdict;
import dev.lockstep.concurrent.Isolation;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.parity.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The verdict on several schedules, and what their line counts. */
class RaceSummaryTest {

    private static final RaceResult RIGHT = result(List.of(), List.of(), List.of());
    private static final RaceResult SHOWS_NOTHING = result(List.of(), List.of(), List.of("nobody met"));
    private static final RaceResult WRONG = result(List.of("a lost update"), List.of(), List.of());
    private static final RaceResult KNOWN = result(List.of(), List.of("a page: a lost update"), List.of());

    @Test
    void a_schedule_that_shows_nothing_decides_nothing_until_half_of_them_do() {
        assertThat(summary(RIGHT, RIGHT, SHOWS_NOTHING).verdict()).isEqualTo(Verdict.PARITY);
        assertThat(summary(RIGHT, SHOWS_NOTHING).verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(summary(SHOWS_NOTHING).verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void a_finding_outranks_schedules_that_show_nothing_and_a_stop() {
        assertThat(summary(SHOWS_NOTHING, SHOWS_NOTHING, WRONG).verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(new RaceSummary("a system", 2, List.of(WRONG), Verdict.INTERRUPTED).verdict())
                .isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void without_a_schedule_the_end_decides() {
        assertThat(new RaceSummary("a system", 2, List.of(), Verdict.INTERRUPTED).verdict())
                .isEqualTo(Verdict.INTERRUPTED);
        assertThat(summary().verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void the_known_losses_are_counted_in_the_line_and_for_programs() {
        RaceSummary summary = summary(RIGHT, KNOWN, KNOWN);

        assertThat(summary.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(summary.text()).endsWith("3 schedules played, 3 PARITY, 2 known losses\n");
        assertThat(summary.json().path("known").asInt()).isEqualTo(2);
        assertThat(summary(RIGHT).text()).endsWith("1 schedule played, 1 PARITY\n");
    }

    @Test
    void a_loss_is_known_only_for_the_version_of_which_the_page_says_so() {
        assertThat(new SqlActs().losesBesideUndone("2.5.252")).contains("h2-rollback-undoes-commits");
        assertThat(new SqlActs().losesBesideUndone("1.4.197")).isEmpty();
    }

    private static RaceSummary summary(RaceResult... results) {
        return new RaceSummary("a system", 2, List.of(results), Verdict.PARITY);
    }

    private static RaceResult result(List<String> violations, List<String> known, List<String> holes) {
        HistoryVerdict verdict = new HistoryVerdict(9, 1, 1, new TreeMap<>(), violations, known, holes);
        ArmRace arm = new ArmRace("arm", 1, Optional.of(verdict), List.of(), new TreeMap<>(), Optional.empty(), "");
        return new RaceResult(new Schedule(1, 2, Isolation.READ_COMMITTED, List.of()), List.of(arm), List.of());
    }
}
