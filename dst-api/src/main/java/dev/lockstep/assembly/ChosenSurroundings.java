package dev.lockstep.assembly;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.stream.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The surroundings that somebody chose for the processes of walks.
 *
 * @param everywhere those of every process that is not named; empty for what the processes have anyway
 * @param named those of single processes: {@link ArmPlans#HERE}, and the names of arms that run apart
 * @param drawn whether each walk draws those of the other processes from its seed
 */
public record ChosenSurroundings(
        Optional<Surroundings> everywhere, SortedMap<String, Surroundings> named, boolean drawn) {

    /** Every process has what it has anyway. */
    public static final ChosenSurroundings NONE = new ChosenSurroundings(Optional.empty(), new TreeMap<>(), false);

    private static final String OPTION = "--surroundings: ";
    private static final String SAME = "same";
    private static final String DRAWN = "drawn";

    /** Zones on both sides of Greenwich, with odd offsets, with a negative summer time, and across the date line. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Europe/Dublin",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Pacific/Marquesas",
            "Australia/Lord_Howe");

    /** Locales with other capital letters, other first days of a week, other digits and another calendar. */
    private static final List<String> LOCALES = List.of("en-US", "tr-TR", "de-DE", "ar-EG", "th-TH", "hi-IN");

    private static final List<String> CHARSETS = List.of("UTF-8", "ISO-8859-1", "US-ASCII", "windows-1252");

    /**
     * Reads the words of an option: {@code same}, {@code drawn}, {@code ZONE:LOCALE:CHARSET} for every process, or
     * {@code PROCESS=ZONE:LOCALE:CHARSET} for one, or for all arms of a transport.
     *
     * @param processes the process in which the engine of each arm runs, by the arm's name
     * @throws InputException for a word that is none of these; the message names the word and the fix
     */
    public static ChosenSurroundings parse(List<String> words, Map<String, String> processes) {
        Optional<Surroundings> everywhere = Optional.empty();
        SortedMap<String, Surroundings> named = new TreeMap<>();
        SortedMap<String, Surroundings> single = new TreeMap<>();
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign >= 0) {
                String name = word.substring(0, sign);
                Surroundings chosen = surroundings(word.substring(sign + 1));
                Set<String> meant = processes(name, processes);
                meant.forEach(process -> (meant.size() == 1 ? single : named).put(process, chosen));
            } else if (!word.equals(SAME) && !word.equals(DRAWN)) {
                everywhere = Optional.of(surroundings(word));
            }
        }
        // The word for one arm counts more than the one for its transport, whichever was first.
        named.putAll(single);
        return new ChosenSurroundings(everywhere, named, words.contains(DRAWN));
    }

    /** Returns the surroundings that a record of a walk names. */
    public static ChosenSurroundings recorded(SortedMap<String, Surroundings> recorded) {
        return new ChosenSurroundings(Optional.empty(), recorded, false);
    }

    /** Returns the words of the option that choose the same. */
    public String text() {
        List<String> words = new ArrayList<>();
        if (drawn) {
            words.add(DRAWN);
        }
        everywhere.ifPresent(chosen -> words.add(chosen.toString()));
        named.forEach((process, chosen) -> words.add(process + "=" + chosen));
        return words.isEmpty() ? SAME : String.join(",", words);
    }

    private static Surroundings surroundings(String text) {
        try {
            return Surroundings.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException(OPTION + e.getMessage(), e);
        }
    }

    /** Returns the process of an arm, or the processes of all arms of a transport. */
    private static Set<String> processes(String name, Map<String, String> processes) {
        if (name.equals(ArmPlans.HERE)) {
            return Set.of(name);
        }
        Set<String> meant = new TreeSet<>();
        processes.forEach((arm, process) -> {
            if (arm.equals(name) || ArmSpec.parse(arm).transport().equals(name)) {
                meant.add(process);
            }
        });
        if (meant.isEmpty()) {
            throw new InputException(OPTION + "there is no process '" + name + "'; name "
                    + Stream.concat(Stream.of(ArmPlans.HERE), processes.keySet().stream())
                            .collect(Collectors.joining(", ")));
        }
        return meant;
    }

    /** Returns the surroundings of each process of one walk, as far as they were chosen. */
    SortedMap<String, Surroundings> of(long seed, List<ArmPlan> arms, String reference) {
        Set<String> processes = new TreeSet<>(Set.of(ArmPlans.HERE));
        arms.forEach(arm -> processes.add(arm.process()));
        SortedMap<String, Surroundings> chosen = new TreeMap<>();
        processes.forEach(process -> of(seed, process).ifPresent(found -> chosen.put(process, found)));
        // A second opening of the reference shows what is random, so it differs from the reference in nothing.
        arms.stream()
                .filter(arm -> arm.twin() && chosen.containsKey(reference) && chosen.containsKey(arm.name()))
                .forEach(twin -> chosen.put(twin.name(), chosen.get(reference)));
        return chosen;
    }

    private Optional<Surroundings> of(long seed, String process) {
        if (named.containsKey(process)) {
            return Optional.of(named.get(process));
        }
        return drawn ? Optional.of(drawn(seed, process)) : everywhere;
    }

    private static Surroundings drawn(long seed, String process) {
        RandomGenerator random = new SeedTree(seed).stream(SeedTree.BEFORE_THE_WALK, "surroundings of " + process);
        String zone = ZONES.get(random.nextInt(ZONES.size()));
        String locale = LOCALES.get(random.nextInt(LOCALES.size()));
        String charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        // The charset of this process was fixed when it was started.
        return new Surroundings(
                zone,
                locale,
                process.equals(ArmPlans.HERE) ? Surroundings.ofThisProcess().charset() : charset);
    }
}
