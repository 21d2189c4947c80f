package dev.lockstep.parity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.backend.Support;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * The parts of the alphabet that a walk, or several walks together, exercised, and the parts that they did not. If a
 * command never took effect, or a probe never returned a row, nothing was shown about it, even if no difference was
 * found.
 *
 * <p>A command is exercised on an arm if the outcome that the model predicted occurred there, and if the prediction was
 * more than a no-op: the state changed, rows were returned, or the predicted refusal occurred.
 *
 * @param commands by kind, then by arm
 * @param probes by name, then by arm
 * @param holes the commands, probes and arms that were not exercised
 */
public record Coverage(
        SortedMap<String, SortedMap<String, Counts>> commands,
        SortedMap<String, SortedMap<String, Counts>> probes,
        List<Hole> holes) {

    /** The coverage of no walk: merged with another, it is that one. */
    public static final Coverage NONE = of(new TreeMap<>(), new TreeMap<>(), List.of());

    /** A thing that can be exercised. */
    public enum Subject {
        COMMAND,
        PROBE,
        ARM;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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

        private boolean isOffered() {
            return support == Support.Level.OFFERED;
        }

        /** Counts without an outcome were never drawn, so their support is unknown. */
        private Counts merge(Counts other) {
            if (outcomes.isEmpty() || other.outcomes.isEmpty()) {
                return outcomes.isEmpty() ? other : this;
            }
            SortedMap<String, Long> sum = new TreeMap<>(outcomes);
            other.outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
            return new Counts(
                    sum,
                    exercised + other.exercised,
                    support.compareTo(other.support) <= 0 ? support : other.support,
                    // Any of them would do, if it does not depend on the order of the walks.
                    reason.isEmpty() || !other.reason.isEmpty() && other.reason.compareTo(reason) < 0
                            ? other.reason
                            : reason);
        }
    }

    /**
     * Something that was not exercised.
     *
     * @param name the name of the command, probe or arm
     * @param arm the name of the arm
     * @param why the reason, in words
     */
    public record Hole(Subject what, String name, String arm, String why) {}

    /** Finds the holes in these counts. */
    static Coverage of(
            SortedMap<String, SortedMap<String, Counts>> commands,
            SortedMap<String, SortedMap<String, Counts>> probes,
            Collection<String> arms) {
        List<Hole> holes = new ArrayList<>();
        commands.forEach((kind, row) -> row.forEach((arm, counts) -> {
            if (counts.isOffered() && counts.exercised() == 0) {
                String why =
                        counts.outcomes().isEmpty() ? "never drawn" : "never took effect, only " + counts.outcomes();
                holes.add(new Hole(Subject.COMMAND, kind, arm, why));
            }
        }));
        probes.forEach((name, row) -> row.forEach((arm, counts) -> {
            if (counts.exercised() == 0) {
                holes.add(new Hole(Subject.PROBE, name, arm, "never returned a row"));
            }
        }));
        for (String arm : arms) {
            if (probes.isEmpty()) {
                holes.add(new Hole(Subject.PROBE, "any", arm, "no probe was asked"));
            }
            if (commands.values().stream()
                    .allMatch(row -> !row.containsKey(arm) || row.get(arm).exercised() == 0)) {
                holes.add(new Hole(Subject.ARM, arm, arm, "no command took effect on it"));
            }
        }
        return new Coverage(commands, probes, List.copyOf(holes));
    }

    /**
     * Returns the coverage of these walks and of others together. A command that one walk left out is no hole if
     * another walk exercised it: with swarm subsets, no walk has every command.
     */
    public Coverage merge(Coverage other) {
        SortedSet<String> arms = new TreeSet<>(arms());
        arms.addAll(other.arms());
        return of(merged(commands, other.commands), merged(probes, other.probes), arms);
    }

    /** A coverage without any counts names its arms in its holes alone. */
    private SortedSet<String> arms() {
        SortedSet<String> arms = new TreeSet<>();
        commands.values().forEach(row -> arms.addAll(row.keySet()));
        holes.forEach(hole -> arms.add(hole.arm()));
        return arms;
    }

    private static SortedMap<String, SortedMap<String, Counts>> merged(
            SortedMap<String, SortedMap<String, Counts>> left, SortedMap<String, SortedMap<String, Counts>> right) {
        return merged(left, right, (one, two) -> merged(one, two, Counts::merge));
    }

    private static <V> SortedMap<String, V> merged(
            SortedMap<String, V> left, SortedMap<String, V> right, BinaryOperator<V> both) {
        SortedMap<String, V> merged = new TreeMap<>(left);
        right.forEach((name, value) -> merged.merge(name, value, both));
        return merged;
    }

    /** Returns how many commands or probes some arm offers. */
    public long total(Subject subject) {
        return rows(subject).values().stream()
                .filter(row -> row.values().stream().anyMatch(Counts::isOffered))
                .count();
    }

    /** Returns how many commands or probes every arm that offers them exercised. */
    public long complete(Subject subject) {
        return rows(subject).values().stream()
                .filter(row -> row.values().stream().anyMatch(Counts::isOffered))
                .filter(row -> row.values().stream().noneMatch(counts -> counts.isOffered() && counts.exercised() == 0))
                .count();
    }

    private SortedMap<String, SortedMap<String, Counts>> rows(Subject subject) {
        return switch (subject) {
            case COMMAND -> commands;
            case PROBE -> probes;
            case ARM -> throw new IllegalArgumentException("arms are named, and not counted");
        };
    }
}
