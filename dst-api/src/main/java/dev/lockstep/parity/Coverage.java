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
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of the alphabet that a walk, or several walks together, exercised, and the parts that they did not. If a
 * command never took effect, or a probe never returned a row, nothing was shown about it, even if no difference was
 * found.
 *
 * <p>A command is exercised on an arm if the outcome that the model predicted occurred there, and if the prediction was
 * more than a no-op: the state changed, rows were returned, or the predicted refusal occurred.
 *
 * <p>An aspect of a command is exercised on an arm if a command that met it was exercised there. An aspect that was not
 * is a hole only after the number of steps after which it is due. It is none on an arm that offers the command, but
 * left out each of the many commands that met the aspect; that arm is named with its reason. A few left-out commands
 * decide nothing, because the arm may offer the next one.
 *
 * @param commands by kind, then by arm
 * @param probes by name, then by arm
 * @param aspects by kind, then by the aspect's name
 * @param invariants by name, then by the arm whose store was looked into
 * @param kills how often the engine of each arm was killed that can be, in walks with kills; empty without any
 * @param holes the commands, aspects, probes and arms that were not exercised
 */
public record Coverage(
        SortedMap<String, SortedMap<String, Counts>> commands,
        SortedMap<String, SortedMap<String, Counts>> probes,
        SortedMap<String, SortedMap<String, AspectCounts>> aspects,
        SortedMap<String, SortedMap<String, Looks>> invariants,
        SortedMap<String, Long> kills,
        List<Hole> holes) {

    /** The coverage of a walk without kills whose arms have no invariants. */
    public Coverage(
            SortedMap<String, SortedMap<String, Counts>> commands,
            SortedMap<String, SortedMap<String, Counts>> probes,
            SortedMap<String, SortedMap<String, AspectCounts>> aspects,
            List<Hole> holes) {
        this(commands, probes, aspects, new TreeMap<>(), new TreeMap<>(), holes);
    }

    /** The coverage of no walk: merged with another, it is that one. */
    public static final Coverage NONE = of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());

    /** A thing that can be exercised. */
    public enum Subject {
        COMMAND,
        ASPECT,
        PROBE,
        INVARIANT,
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

        /** The counts of something that was never drawn. */
        private static final Counts NEVER = new Counts(new TreeMap<>(), 0, Support.Level.OFFERED, "");

        /**
         * Reads counts. A reason is only for people: a report has it only where there is one, and it is not read back.
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

        private boolean isExercised() {
            return isOffered() && exercised > 0;
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
                    anyReason(reason, other.reason));
        }
    }

    /**
     * The results of one aspect of a command.
     *
     * @param due the number of steps after which it must have been exercised
     * @param steps the number of steps of the walks that could draw its command
     * @param exercised how often it was exercised, by arm
     * @param missed the commands that met it and did not exercise it, by arm; without the arms that have none
     */
    public record AspectCounts(
            long due,
            long steps,
            SortedMap<String, Long> exercised,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Missed> missed) {

        /** Adds what a file leaves out to each of these aspects, before they are read. */
        public static void complete(JsonNode written) {
            written.forEach(row -> row.forEach(aspect -> {
                if (aspect instanceof ObjectNode counts && !counts.has("missed")) {
                    counts.putObject("missed");
                }
            }));
        }

        /**
         * Whether an arm offers the aspect. It is taken to do so until it has left out many commands and offered none.
         */
        public boolean isOffered(String arm) {
            Missed commands = missed(arm);
            return isExercised(arm) || commands.offered() > 0 || commands.leftOut() < Missed.MANY;
        }

        /** Returns the commands that met the aspect on an arm and did not exercise it. */
        public Missed missed(String arm) {
            return missed.getOrDefault(arm, Missed.NONE);
        }

        /** Says why the aspect is a hole of an arm. */
        private String why(String arm) {
            Missed commands = missed(arm);
            String why = "not met in " + steps + " steps";
            return commands.offered() > 0 || commands.leftOut() == 0
                    ? why
                    : why + " by a command that the arm offers; it left out all " + commands.leftOut()
                            + " that met it, which are too few to say that it never offers one (" + commands.reason()
                            + ")";
        }

        private boolean isDue() {
            return steps >= due;
        }

        private boolean isExercised(String arm) {
            return exercised.getOrDefault(arm, 0L) > 0;
        }

        private AspectCounts merge(AspectCounts other) {
            return new AspectCounts(
                    Math.max(due, other.due),
                    steps + other.steps,
                    merged(exercised, other.exercised, Long::sum),
                    merged(missed, other.missed, Missed::and));
        }
    }

    /**
     * Commands that met an aspect and did not exercise it.
     *
     * @param offered how many of them the arm offers
     * @param leftOut how many it does not offer
     * @param support the best support for any of them
     * @param reason the reason why it does not; empty if there are none
     */
    public record Missed(long offered, long leftOut, Support.Level support, String reason) {

        /**
         * So many commands must be left out, and none offered, before an arm is said not to offer an aspect. If it
         * offered every second one, a million campaigns would be wrong about once.
         */
        static final long MANY = 20;

        static final Missed NONE = new Missed(0, 0, Support.Level.UNSUPPORTED, "");

        /** One command that an arm supports like this. */
        static Missed of(Support support) {
            return support.level() == Support.Level.OFFERED
                    ? new Missed(1, 0, support.level(), "")
                    : new Missed(0, 1, support.level(), support.reason());
        }

        Missed and(Missed other) {
            return new Missed(
                    offered + other.offered,
                    leftOut + other.leftOut,
                    support.compareTo(other.support) <= 0 ? support : other.support,
                    anyReason(reason, other.reason));
        }
    }

    /** Any reason would do, if it does not depend on the order of the walks. */
    private static String anyReason(String one, String other) {
        return one.isEmpty() || !other.isEmpty() && other.compareTo(one) < 0 ? other : one;
    }

    /**
     * How often one invariant looked into the store of one arm.
     *
     * @param times how often it looked
     * @param things how many things it saw there: rows, keys, pages
     * @param reason the reason why it could not look; empty if it could
     */
    public record Looks(long times, long things, String reason) {

        Looks and(Looks other) {
            return new Looks(times + other.times, things + other.things, anyReason(reason, other.reason));
        }
    }

    /**
     * Something that was not exercised.
     *
     * @param name the name of the command, probe or arm; the name of an aspect begins with its command's
     * @param arm the name of the arm
     * @param why the reason, in words
     */
    public record Hole(Subject what, String name, String arm, String why) {}

    /** Finds the holes in these counts. */
    static Coverage of(
            SortedMap<String, SortedMap<String, Counts>> commands,
            SortedMap<String, SortedMap<String, Counts>> probes,
            SortedMap<String, SortedMap<String, AspectCounts>> aspects,
            Collection<String> arms) {
        List<Hole> holes = new ArrayList<>();
        commands.forEach((kind, row) -> row.forEach((arm, counts) -> {
            if (counts.isOffered() && counts.exercised() == 0) {
                String why =
                        counts.outcomes().isEmpty() ? "never drawn" : "never took effect, only " + counts.outcomes();
                holes.add(new Hole(Subject.COMMAND, kind, arm, why));
            }
        }));
        aspects.forEach((kind, row) -> row.forEach((aspect, counts) -> {
            for (String arm : arms(commands, kind, Counts::isExercised)) {
                if (counts.isDue() && counts.isOffered(arm) && !counts.isExercised(arm)) {
                    holes.add(new Hole(Subject.ASPECT, named(kind, aspect), arm, counts.why(arm)));
                }
            }
        }));
        probes.forEach((name, row) -> row.forEach((arm, counts) -> {
            if (counts.exercised() == 0 && (counts.isOffered() || !canBeRead(arm, probes))) {
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
        return new Coverage(commands, probes, aspects, List.copyOf(holes));
    }

    /**
     * Returns this coverage with the looks of invariants. One that an arm declares, that can look and that never looked
     * is a hole.
     */
    Coverage lookedInto(SortedMap<String, SortedMap<String, Looks>> all) {
        List<Hole> more = new ArrayList<>(holes);
        all.forEach((name, row) -> row.forEach((arm, looks) -> {
            if (looks.times() == 0 && looks.reason().isEmpty()) {
                more.add(new Hole(Subject.INVARIANT, name, arm, "never looked"));
            }
        }));
        return new Coverage(commands, probes, aspects, all, kills, List.copyOf(more));
    }

    /**
     * Returns this coverage with the kills of walks that have them. An arm that can be killed and never was is a hole.
     */
    Coverage killed(SortedMap<String, Long> all) {
        List<Hole> more = new ArrayList<>(holes);
        all.forEach((arm, times) -> {
            if (times == 0) {
                more.add(new Hole(Subject.ARM, arm, arm, "no kill fell on it"));
            }
        });
        return new Coverage(commands, probes, aspects, invariants, all, List.copyOf(more));
    }

    /** Whether any probe can be asked of an arm. One that can be asked some of them is not to blame for the others. */
    private static boolean canBeRead(String arm, SortedMap<String, SortedMap<String, Counts>> probes) {
        return probes.values().stream()
                .anyMatch(row -> row.containsKey(arm) && row.get(arm).isOffered());
    }

    /** The name of an aspect behind that of its command. */
    static String named(String kind, String aspect) {
        return kind + ": " + aspect;
    }

    /** Returns the arms whose counts of a kind have a property. */
    private static List<String> arms(
            SortedMap<String, SortedMap<String, Counts>> commands, String kind, Predicate<Counts> which) {
        return commands.getOrDefault(kind, new TreeMap<>()).entrySet().stream()
                .filter(counts -> which.test(counts.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns the coverage of these walks and of others together. A command that one walk left out is no hole if
     * another walk exercised it: with swarm subsets, no walk has every command.
     */
    public Coverage merge(Coverage other) {
        SortedSet<String> arms = new TreeSet<>(arms());
        arms.addAll(other.arms());
        return of(
                        merged(commands, other.commands),
                        merged(probes, other.probes),
                        merged(aspects, other.aspects, (one, two) -> merged(one, two, AspectCounts::merge)),
                        arms)
                .lookedInto(merged(invariants, other.invariants, (one, two) -> merged(one, two, Looks::and)))
                .killed(merged(kills, other.kills, Long::sum));
    }

    /**
     * Returns this coverage with every kind of the alphabet. A kind that no walk drew is a hole: the whole alphabet has
     * to be exercised, and not only the kinds that the walks happened to draw from.
     */
    public Coverage over(Collection<String> alphabet, Collection<String> arms) {
        SortedMap<String, SortedMap<String, Counts>> all = new TreeMap<>(commands);
        for (String kind : alphabet) {
            SortedMap<String, Counts> row = new TreeMap<>();
            arms.forEach(arm -> row.put(arm, Counts.NEVER));
            all.putIfAbsent(kind, row);
        }
        return of(all, probes, aspects, arms).lookedInto(invariants).killed(kills);
    }

    /** Returns what this arm offers less than everything. */
    public List<OffersLess> offersLess(String arm) {
        return OffersLess.on(arm, commands, probes, aspects);
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

    /** Returns how many commands, aspects or probes some arm offers. */
    public long total(Subject subject) {
        return states(subject).stream()
                .filter(state -> state != State.NOT_OFFERED)
                .count();
    }

    /** Returns how many commands, aspects or probes every arm that offers them exercised. */
    public long complete(Subject subject) {
        return states(subject).stream().filter(state -> state == State.COMPLETE).count();
    }

    /**
     * Returns the aspects that some arm did not exercise and that are not due yet, each with the name of its command.
     */
    public List<String> pending() {
        List<String> pending = new ArrayList<>();
        aspects.forEach((kind, row) -> row.forEach((aspect, counts) -> {
            if (state(kind, counts) == State.INCOMPLETE && !counts.isDue()) {
                pending.add(named(kind, aspect));
            }
        }));
        return List.copyOf(pending);
    }

    private enum State {
        NOT_OFFERED,
        INCOMPLETE,
        COMPLETE
    }

    private List<State> states(Subject subject) {
        return switch (subject) {
            case COMMAND -> commands.values().stream().map(Coverage::state).toList();
            case PROBE -> probes.values().stream().map(Coverage::state).toList();
            case ASPECT ->
                aspects.entrySet().stream()
                        .flatMap(row -> row.getValue().values().stream().map(counts -> state(row.getKey(), counts)))
                        .toList();
            case INVARIANT -> throw new IllegalArgumentException("invariants have counts only, see invariants()");
            case ARM -> throw new IllegalArgumentException("arms are named, and not counted");
        };
    }

    private static State state(SortedMap<String, Counts> row) {
        if (row.values().stream().noneMatch(Counts::isOffered)) {
            return State.NOT_OFFERED;
        }
        boolean incomplete = row.values().stream().anyMatch(counts -> counts.isOffered() && counts.exercised() == 0);
        return incomplete ? State.INCOMPLETE : State.COMPLETE;
    }

    private State state(String kind, AspectCounts counts) {
        List<String> offering = arms(commands, kind, Counts::isOffered).stream()
                .filter(counts::isOffered)
                .toList();
        if (offering.isEmpty()) {
            return State.NOT_OFFERED;
        }
        return offering.stream().allMatch(counts::isExercised) ? State.COMPLETE : State.INCOMPLETE;
    }
}
