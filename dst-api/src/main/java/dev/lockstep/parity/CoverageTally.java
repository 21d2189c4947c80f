package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Outcome;
import dev.lockstep.workload.Aspect;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the coverage of one walk, step by step. */
final class CoverageTally {

    private static final class Tally {
        private final SortedMap<String, Long> outcomes = new TreeMap<>();
        private long exercised;
        private Support support = Support.OFFERED;
        private String reason = "";

        /** Notes the arm's support for the next operation. */
        void offers(Support offered) {
            boolean first = outcomes.isEmpty();
            support = first || offered.level().compareTo(support.level()) < 0 ? offered : support;
            reason = reason.isEmpty() ? offered.reason() : reason;
        }

        void add(Outcome outcome, boolean hadEffect) {
            outcomes.merge(OutcomeText.counted(outcome), 1L, Long::sum);
            exercised += hadEffect ? 1 : 0;
        }

        Coverage.Counts counts() {
            return new Coverage.Counts(new TreeMap<>(outcomes), exercised, support.level(), reason);
        }
    }

    private final SortedSet<String> arms;
    private final SortedMap<String, SortedMap<String, Tally>> commands = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Tally>> probes = new TreeMap<>();

    private final SortedMap<String, SortedMap<String, AspectTally>> aspects = new TreeMap<>();
    private long steps;

    private record AspectTally(
            long due, SortedMap<String, Long> exercised, SortedMap<String, Coverage.Missed> missed) {}

    /** @param kinds the kinds of commands that the walk must exercise */
    CoverageTally(Collection<? extends CommandKind<?>> kinds, Collection<String> arms) {
        this.arms = new TreeSet<>(arms);
        kinds.forEach(kind -> {
            row(commands, kind.name());
            kind.aspects().forEach(aspect -> begin(kind.name(), aspect));
        });
    }

    private void begin(String kind, Aspect<?> aspect) {
        AspectTally tally = new AspectTally(aspect.due(), new TreeMap<>(), new TreeMap<>());
        arms.forEach(arm -> tally.exercised().put(arm, 0L));
        aspects.computeIfAbsent(kind, unused -> new TreeMap<>()).put(aspect.name(), tally);
    }

    /**
     * Adds a step.
     *
     * @param step the step
     * @param support each arm's support for the step's operation
     * @param allowed whether the step's differences are allow-listed, so that each arm did what is expected of it
     * @param met the aspects that the step's command met
     */
    void add(StepRecord step, Map<String, Support> support, boolean allowed, Collection<String> met) {
        steps++;
        boolean alone = step.expectation() instanceof Expectation.Agrees
                && step.outcomes().values().stream()
                                .filter(outcome -> !(outcome instanceof Outcome.Unsupported))
                                .count()
                        < 2;
        step.outcomes().forEach((arm, outcome) -> {
            Tally tally = row(commands, step.kind()).get(arm);
            tally.offers(support.get(arm));
            boolean asPredicted = allowed && !(outcome instanceof Outcome.Unsupported)
                    || step.differences().stream()
                            .noneMatch(difference -> difference.path().probe().isEmpty() && difference.concerns(arm));
            boolean hadEffect = asPredicted
                    && support.get(arm).level() == Support.Level.OFFERED
                    && !alone
                    && step.expectation().isExercisedBy(outcome);
            tally.add(outcome, hadEffect);
            // A kind that the walk does not have to exercise has no row.
            aspects.getOrDefault(step.kind(), new TreeMap<>()).forEach((aspect, counts) -> {
                if (met.contains(aspect) && hadEffect) {
                    counts.exercised().merge(arm, 1L, Long::sum);
                } else if (met.contains(aspect)) {
                    counts.missed().merge(arm, Coverage.Missed.of(support.get(arm)), Coverage.Missed::and);
                }
            });
        });
        for (StepRecord.Probed probed : step.probes()) {
            if (probed.channel() == Channel.INSIDE) {
                continue;
            }
            probed.outcomes().forEach((arm, outcome) -> {
                Tally tally = row(probes, probed.probe().name()).get(arm);
                tally.offers(
                        outcome instanceof Outcome.Unsupported left
                                ? Support.unsupported(left.reason())
                                : Support.OFFERED);
                tally.add(
                        outcome,
                        outcome instanceof Outcome.Rows rows && !rows.rows().isEmpty());
            });
        }
    }

    /** Returns the coverage so far. */
    Coverage coverage() {
        return Coverage.of(counts(commands), counts(probes), aspects(), arms);
    }

    private SortedMap<String, SortedMap<String, Coverage.AspectCounts>> aspects() {
        SortedMap<String, SortedMap<String, Coverage.AspectCounts>> counts = new TreeMap<>();
        aspects.forEach((kind, row) -> {
            SortedMap<String, Coverage.AspectCounts> copy = new TreeMap<>();
            row.forEach((aspect, tally) -> copy.put(
                    aspect,
                    new Coverage.AspectCounts(
                            tally.due(), steps, new TreeMap<>(tally.exercised()), new TreeMap<>(tally.missed()))));
            counts.put(kind, copy);
        });
        return counts;
    }

    private static SortedMap<String, SortedMap<String, Coverage.Counts>> counts(
            SortedMap<String, SortedMap<String, Tally>> tallies) {
        SortedMap<String, SortedMap<String, Coverage.Counts>> counts = new TreeMap<>();
        tallies.forEach((name, row) -> {
            SortedMap<String, Coverage.Counts> copy = new TreeMap<>();
            row.forEach((arm, tally) -> copy.put(arm, tally.counts()));
            counts.put(name, copy);
        });
        return counts;
    }

    private SortedMap<String, Tally> row(SortedMap<String, SortedMap<String, Tally>> table, String name) {
        return table.computeIfAbsent(name, unused -> {
            SortedMap<String, Tally> row = new TreeMap<>();
            arms.forEach(arm -> row.put(arm, new Tally()));
            return row;
        });
    }
}
