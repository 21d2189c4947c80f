package dev.lockstep.reduce;

import dev.lockstep.backend.Channel;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.stream.ForwardingWorkload;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * A workload whose state is read by the queries that go through a damaged part of a store. A look into a store saw the
 * damage; whoever has no such look can ask a query.
 *
 * @param workload the workload of the commands
 * @param queries the queries, by their names; a whole store answers each with no rows
 */
record AskedOfDamage<M>(Workload<M> workload, SortedMap<String, Operation.Query> queries)
        implements ForwardingWorkload<M> {

    /** Each damaged index has its query, and a few show as much as all. */
    private static final int MOST = 3;

    /** Returns the queries for a finding; empty if more than looks into stores show it, or if nobody knows a query. */
    static <M> Optional<AskedOfDamage<M>> of(Workload<M> workload, Finding finding, List<ArmPlan> arms) {
        SortedMap<String, Operation.Query> queries = new TreeMap<>();
        for (Difference difference : finding.differences()) {
            if (difference.path().channel() != Channel.INSIDE) {
                return Optional.empty();
            }
            arms.stream()
                    .filter(arm -> arm.name().equals(difference.deviating()))
                    .flatMap(arm -> arm.insider().orElse(arm.provider()).invariants().stream())
                    .filter(invariant -> difference.path().probe().equals(Optional.of(invariant.name())))
                    .forEach(invariant -> add(invariant, difference.actual(), queries));
        }
        return queries.isEmpty() ? Optional.empty() : Optional.of(new AskedOfDamage<>(workload, queries));
    }

    /** A violation is a row of one text; one that the report cuts short says too little. */
    private static void add(Invariant<?> invariant, String row, SortedMap<String, Operation.Query> queries) {
        try {
            invariant.showing(Json.tree(row).path(0).asString("")).forEach((name, query) -> {
                if (queries.size() < MOST) {
                    queries.put(name, query);
                }
            });
        } catch (JacksonException cutShort) {
            return;
        }
    }

    /** Returns the commands of a finding, read only at the end. */
    List<RecordedStep<M>> readAtTheEnd(List<RecordedStep<M>> steps) {
        List<RecordedStep<M>> read = new ArrayList<>();
        for (RecordedStep<M> step : steps) {
            read.add(new RecordedStep<>(
                    step.command(), read.size() == steps.size() - 1 ? Observation.QUERY : Observation.NONE));
        }
        return read;
    }

    /**
     * Whether a query has rows exactly where a look sees damage. One that every store answers with rows says nothing.
     */
    boolean isShownBy(Finding shown) {
        Set<String> damaged = having(shown, read -> read.channel() == Channel.INSIDE);
        return Wanted.isDifference(shown)
                && !damaged.isEmpty()
                && queries.keySet().stream()
                        .map(query -> having(
                                shown,
                                read -> read.channel() == Channel.QUERY
                                        && read.probe().name().equals(query)))
                        .anyMatch(damaged::equals);
    }

    /** Returns the arms that have a row where there must be none. */
    private static Set<String> having(Finding shown, Predicate<StepRecord.Probed> which) {
        return shown.step().probes().stream()
                .filter(which)
                .flatMap(read -> read.outcomes().entrySet().stream())
                .filter(arm -> arm.getValue() instanceof Outcome.Rows rows
                        && !rows.rows().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Probe> probes(M model) {
        return queries.entrySet().stream()
                .map(query -> new Probe(query.getKey(), query.getValue(), List.of()))
                .toList();
    }

    @Override
    public boolean isSampled(M model, Sample sample) {
        return false;
    }
}
