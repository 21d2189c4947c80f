package dev.lockstep.parity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts what a walk exercised, and names what it did not exercise. If a command never took effect, or a probe never
 * returned a row, the walk has shown nothing about it, even if no difference was found.
 *
 * <p>A command is exercised on an arm if the outcome that the model predicted occurred there, and if the prediction was
 * more than a no-op: the state changed, rows were returned, or the predicted refusal occurred.
 */
public final class Coverage {

    /**
     * The results of one command or probe on one arm.
     *
     * @param outcomes how often each outcome occurred, by its name
     * @param exercised how often it took effect
     * @param support whether the arm offers it; for a command, the best support of any of its operations
     * @param reason the reason why some operation of it was not fully offered; empty if all were
     */
    @JsonIgnoreProperties(value = "reason", allowGetters = true)
    public record Counts(
            SortedMap<String, Long> outcomes,
            long exercised,
            Support.Level support,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {

        /**
         * Reads counts. The reports of an earlier Lockstep have no reasons, so a reason is only for people and is not
         * read back.
         */
        @JsonCreator
        static Counts read(
                @JsonProperty("outcomes") SortedMap<String, Long> outcomes,
                @JsonProperty("exercised") long exercised,
                @JsonProperty("support") Support.Level support) {
            return new Counts(outcomes, exercised, support, "");
        }
    }

    /**
     * The counts, and the gaps in them.
     *
     * @param commands by kind, then by arm
     * @param probes by name, then by arm
     * @param holes the commands, probes and arms that were not exercised
     */
    public record Table(
            SortedMap<String, SortedMap<String, Counts>> commands,
            SortedMap<String, SortedMap<String, Counts>> probes,
            List<Hole> holes) {}

    /**
     * Something that was not exercised.
     *
     * @param what {@code command}, {@code probe} or {@code arm}
     * @param name the name of the command, probe or arm
     * @param arm the name of the arm
     * @param why the reason, in words
     */
    public record Hole(String what, String name, String arm, String why) {}

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
            String name = outcome instanceof Outcome.Refused refused
                    ? "refused " + refused.refusal()
                    : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            outcomes.merge(name, 1L, Long::sum);
            exercised += hadEffect ? 1 : 0;
        }

        Counts counts() {
            return new Counts(new TreeMap<>(outcomes), exercised, support.level(), reason);
        }
    }

    private final SortedSet<String> arms;
    private final SortedMap<String, SortedMap<String, Tally>> commands = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Tally>> probes = new TreeMap<>();

    Coverage(Collection<String> kinds, Collection<String> arms) {
        this.arms = new TreeSet<>(arms);
        kinds.forEach(kind -> row(commands, kind));
    }

    /**
     * Adds a step.
     *
     * @param step the step
     * @param support each arm's support for the step's operation
     * @param allowed whether the step's differences are allow-listed, so that each arm did what is expected of it
     */
    void add(StepRecord step, Map<String, Support> support, boolean allowed) {
        step.outcomes().forEach((arm, outcome) -> {
            Tally tally = row(commands, step.kind()).get(arm);
            tally.offers(support.get(arm));
            boolean asPredicted = allowed && !(outcome instanceof Outcome.Unsupported)
                    || step.differences().stream()
                            .noneMatch(difference -> difference.path().probe().isEmpty() && difference.concerns(arm));
            tally.add(
                    outcome,
                    asPredicted
                            && support.get(arm).level() == Support.Level.OFFERED
                            && step.expectation().exercises());
        });
        for (StepRecord.Probed probed : step.probes()) {
            probed.outcomes()
                    .forEach((arm, outcome) -> row(probes, probed.probe().name())
                            .get(arm)
                            .add(
                                    outcome,
                                    outcome instanceof Outcome.Rows rows
                                            && !rows.rows().isEmpty()));
        }
    }

    Table table() {
        SortedMap<String, SortedMap<String, Counts>> commandCounts = counts(commands);
        SortedMap<String, SortedMap<String, Counts>> probeCounts = counts(probes);
        List<Hole> holes = new ArrayList<>();
        commandCounts.forEach((kind, row) -> row.forEach((arm, counts) -> {
            if (counts.support() == Support.Level.OFFERED && counts.exercised() == 0) {
                String why =
                        counts.outcomes().isEmpty() ? "never drawn" : "never took effect, only " + counts.outcomes();
                holes.add(new Hole("command", kind, arm, why));
            }
        }));
        probeCounts.forEach((name, row) -> row.forEach((arm, counts) -> {
            if (counts.exercised() == 0) {
                holes.add(new Hole("probe", name, arm, "never returned a row"));
            }
        }));
        for (String arm : arms) {
            if (probes.isEmpty()) {
                holes.add(new Hole("probe", "any", arm, "no probe was asked"));
            }
            if (commandCounts.values().stream().allMatch(row -> row.get(arm).exercised() == 0)) {
                holes.add(new Hole("arm", arm, arm, "no command took effect on it"));
            }
        }
        return new Table(commandCounts, probeCounts, List.copyOf(holes));
    }

    private static SortedMap<String, SortedMap<String, Counts>> counts(
            SortedMap<String, SortedMap<String, Tally>> table) {
        SortedMap<String, SortedMap<String, Counts>> counts = new TreeMap<>();
        table.forEach((name, row) -> {
            SortedMap<String, Counts> copy = new TreeMap<>();
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
