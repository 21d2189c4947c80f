package dev.lockstep.system;

import dev.lockstep.system.Avoidance.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The avoidances of a system, some of which a walk meets.
 *
 * <p>A word asks for an avoidance to be met, on a command line and in a record: {@code reused-space}, or
 * {@code reused-space:RETENTION_TIME=0} with other settings of the engine in place of its defaults. Such settings make
 * a bug certain that depends on timing. They must be settings of the avoidance itself, and simple values, because a
 * record may come from a stranger.
 *
 * @param declared the avoidances, by name
 * @param met the settings that replace an avoidance's own, for each avoidance that the walk meets
 */
public record Avoidances(SortedMap<String, Avoidance> declared, SortedMap<String, SortedMap<String, String>> met) {

    public static final Avoidances NONE = new Avoidances(new TreeMap<>(), new TreeMap<>());

    /** The word for every avoidance. */
    public static final String ALL = "all";

    /** The word for every avoidance by settings: the engine runs with its own defaults. */
    public static final String SETTINGS = "settings";

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_/+-]{1,40}");

    public Avoidances {
        declared = Collections.unmodifiableSortedMap(new TreeMap<>(declared));
        met = Collections.unmodifiableSortedMap(new TreeMap<>(met));
    }

    /** Returns avoidances of which a walk meets none. */
    public static Avoidances of(List<Avoidance> avoidances) {
        SortedMap<String, Avoidance> declared = new TreeMap<>();
        avoidances.forEach(avoidance -> declared.put(avoidance.name(), avoidance));
        return new Avoidances(declared, new TreeMap<>());
    }

    /**
     * Returns the same avoidances, of which a walk meets those that the words ask for and no other.
     *
     * @throws IllegalArgumentException if a word asks for something else; the message names the word and the fix
     */
    public Avoidances meeting(List<String> words) {
        SortedMap<String, SortedMap<String, String>> asked = new TreeMap<>();
        for (String word : words) {
            List<String> parts = List.of(word.split(":", -1));
            List<String> settings = parts.subList(1, parts.size());
            List<String> names = names(parts.get(0));
            names.forEach(name -> asked.put(name, instead(word, declared.get(name), settings)));
        }
        return new Avoidances(declared, asked);
    }

    private List<String> names(String word) {
        if (word.equals(ALL)) {
            return List.copyOf(declared.keySet());
        }
        if (word.equals(SETTINGS)) {
            return named(avoidance -> avoidance.means() instanceof Settings);
        }
        if (!declared.containsKey(word)) {
            throw new IllegalArgumentException("there is no avoidance '" + word + "'; "
                    + (declared.isEmpty()
                            ? "walks of this system steer round no known bug"
                            : "name " + ALL + ", " + SETTINGS + " or some of " + String.join(", ", declared.keySet())));
        }
        return List.of(word);
    }

    private static SortedMap<String, String> instead(String word, Avoidance avoidance, List<String> settings) {
        SortedMap<String, String> instead = new TreeMap<>();
        for (String setting : settings) {
            int sign = setting.indexOf('=');
            String name = setting.substring(0, Math.max(sign, 0));
            String value = setting.substring(sign + 1);
            if (!(avoidance.means() instanceof Settings own) || !own.values().containsKey(name)) {
                throw new IllegalArgumentException("'" + word + "': " + avoidance.name() + " "
                        + avoidance.means().text() + ", and nothing else can be set with it; write NAME=VALUE for"
                        + " one of its settings, or only " + avoidance.name());
            }
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("'" + word + "': the value of " + name
                        + " may have only letters, digits and _ / + -; write a simple value");
            }
            instead.put(name, value);
        }
        return instead;
    }

    private List<String> named(Predicate<Avoidance> which) {
        return declared.values().stream().filter(which).map(Avoidance::name).toList();
    }

    /** Whether walks steer round this bug. A bug that the system does not declare is met. */
    public boolean avoids(String name) {
        return declared.containsKey(name) && !met.containsKey(name);
    }

    /** Returns the names of the avoidances that are in force. */
    public List<String> inForce() {
        return named(avoidance -> avoids(avoidance.name()));
    }

    /** Returns the words that ask for what the walk meets. */
    public List<String> words() {
        return met.entrySet().stream()
                .map(each -> Stream.concat(
                                Stream.of(each.getKey()),
                                each.getValue().entrySet().stream()
                                        .map(setting -> setting.getKey() + "=" + setting.getValue()))
                        .collect(Collectors.joining(":")))
                .toList();
    }

    /** Returns the settings with which every arm of a version runs that knows all of them. */
    public SortedMap<String, String> settings() {
        return settings(since -> true);
    }

    /**
     * Returns the settings with which every arm of one version runs.
     *
     * @param reached whether the version is this one or a later one
     */
    public SortedMap<String, String> settings(Predicate<String> reached) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (Avoidance avoidance : declared.values()) {
            if (avoidance.means() instanceof Settings own
                    && own.since().stream().allMatch(reached)) {
                settings.putAll(Optional.<Map<String, String>>ofNullable(met.get(avoidance.name()))
                        .orElse(own.values()));
            }
        }
        return settings;
    }
}
