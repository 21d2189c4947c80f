package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.normal.MaskedColumns;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bugs outside the arms: in the model, in a probe, in a normaliser. */
class WorkloadFaultTest {

    private static final Normaliser SCORES_HIDDEN =
            new MaskedColumns("scores", "as if drawn by the system", Set.of("score", "scores"));

    @TempDir
    Path folder;

    @Test
    void a_model_that_lost_a_row_is_contradicted_by_arms_that_agree() {
        WalkResult result = walk(
                probes -> changed(probes, 0, rows -> rows.isEmpty() ? rows : rows.subList(1, rows.size())),
                List.of(),
                Bug.NONE);
        assertThat(result.verdict()).isEqualTo(Verdict.MODEL);
        assertThat(result.findings().get(0).differences())
                .anyMatch(difference -> difference.differenceClass() == DifferenceClass.EXTRA)
                .allMatch(difference -> difference.reference().equals(Difference.MODEL));
    }

    @Test
    void a_model_that_made_up_a_row_is_contradicted_by_arms_that_agree() {
        WalkResult result = walk(
                probes -> changed(probes, 2, rows -> {
                    List<Row> more = new ArrayList<>(rows);
                    more.add(Row.of(Cell.text("a"), Cell.NULL, Cell.text("b"), Cell.NULL));
                    return more;
                }),
                List.of(),
                Bug.NONE);
        assertThat(result.verdict()).isEqualTo(Verdict.MODEL);
        assertThat(result.findings().get(0).differences())
                .allMatch(difference -> difference.differenceClass() == DifferenceClass.MISSING);
    }

    @Test
    void a_probe_that_everybody_answers_with_nothing_leaves_the_walk_vacuous() {
        WalkResult result = walk(WorkloadFaultTest::withAProbeOfNothing, List.of(), Bug.NONE);
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(result.coverage().holes())
                .extracting(hole -> hole.name() + " on " + hole.arm())
                .containsExactly("nothing on other", "nothing on reference");
    }

    @Test
    void a_masked_column_hides_another_value_and_says_so() {
        WalkResult result =
                walk(UnaryOperator.identity(), List.of(SCORES_HIDDEN), scores(score -> Cell.number(BigDecimal.TEN)));
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.normaliserHits().get("scores")).isPositive();
    }

    @Test
    void a_masked_column_does_not_hide_that_the_value_is_gone() {
        assertSeenInScores(score -> Cell.NULL);
    }

    @Test
    void a_masked_column_does_not_hide_that_the_value_has_another_type() {
        assertSeenInScores(score -> Cell.text("10"));
    }

    private void assertSeenInScores(UnaryOperator<Cell> change) {
        WalkResult result = walk(UnaryOperator.identity(), List.of(SCORES_HIDDEN), scores(change));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).differences())
                .allMatch(difference -> difference.differenceClass() == DifferenceClass.TYPE
                        || difference.differenceClass() == DifferenceClass.VALUE)
                .allMatch(difference -> difference.path().column().equals(Optional.of("score")));
    }

    private WalkResult walk(UnaryOperator<List<Probe>> change, List<Normaliser> normalisers, Supplier<Bug> bug) {
        return walk(Ground.H2.workload(), change, normalisers, bug);
    }

    private <M> WalkResult walk(
            Workload<M> sound, UnaryOperator<List<Probe>> change, List<Normaliser> normalisers, Supplier<Bug> bug) {
        BackendProvider other = new PlantedProvider(new H2EmbeddedProvider(), bug);
        return new SocialWalk(new H2EmbeddedProvider(), other, 1, 150, Duration.ofSeconds(30))
                .play(new Altered<>(sound, change, normalisers), folder, new WalkListener() {});
    }

    private static List<Probe> changed(List<Probe> probes, int which, UnaryOperator<List<Row>> change) {
        List<Probe> changed = new ArrayList<>(probes);
        Probe probe = probes.get(which);
        changed.set(
                which,
                new Probe(
                        probe.name(),
                        probe.query(),
                        change.apply(probe.expected().orElseThrow())));
        return changed;
    }

    private static List<Probe> withAProbeOfNothing(List<Probe> probes) {
        List<Probe> more = new ArrayList<>(probes);
        Query persons = probes.get(0).query();
        more.add(new Probe(
                "nothing",
                Operation.query(persons.before(), persons.columns(), persons.after() + " WHERE 1 = 0"),
                List.of()));
        return more;
    }

    /** Changes the last cell of each answer that contains scores. */
    private static Supplier<Bug> scores(UnaryOperator<Cell> change) {
        return () -> (AnswerBugs.Rows) (query, truth) -> {
            int last = query.columns().size() - 1;
            if (!SCORES_HIDDEN_IN.contains(query.columns().get(last).name())) {
                return truth;
            }
            return truth.stream()
                    .map(row -> {
                        List<Cell> cells = new ArrayList<>(row.cells());
                        cells.set(last, change.apply(cells.get(last)));
                        return new Row(cells);
                    })
                    .toList();
        };
    }

    private static final Set<String> SCORES_HIDDEN_IN = Set.of("score", "scores");
}
