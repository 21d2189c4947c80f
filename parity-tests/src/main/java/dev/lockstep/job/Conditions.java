package dev.lockstep.job;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The conditions of a part of a job: the list of known differences, the settings of the arms, the plugins, the versions
 * and what surrounds the walks. A canary that is seen with other settings than those of the walks says nothing about
 * the walks.
 *
 * @param lockstep the version of the file's format
 * @param common what every part of a job must have alike, by name; a part without a name differs from one that has it
 * @param walked what the walks had, by name. A part leaves out what its walks do not have alike, and parts may have
 *     different arms, so only the parts that have a name are compared in it
 */
public record Conditions(int lockstep, SortedMap<String, String> common, SortedMap<String, String> walked) {

    /** The file of a part's conditions. */
    static final String FILE = "conditions.json";

    private static final int FORM = 1;
    private static final String CONTENT = "the conditions of a part";
    private static final String NONE = "none";
    private static final String MISSING = "missing";

    /**
     * Returns the conditions of a part whose walks each have conditions of their own.
     *
     * @param version the version of Lockstep
     * @param known the list of known differences
     * @param settings the settings of the arms, by name
     * @param plugins the digests of the plugins, by name
     */
    public static Conditions of(
            String version, KnownList known, Map<String, String> settings, Map<String, String> plugins) {
        SortedMap<String, String> common = new TreeMap<>(plugins);
        common.put("version of Lockstep", version);
        common.put(
                "list of known differences",
                known.list().map(list -> Sha256.ofFile(list.file())).orElse(NONE));
        settings.forEach((name, value) -> common.put("setting " + name, value));
        return new Conditions(FORM, common, new TreeMap<>());
    }

    /** Returns the same conditions of a part whose walks all have these arms, in the same surroundings. */
    public Conditions over(Lineup lineup) {
        SortedMap<String, String> alike = new TreeMap<>(walked);
        List<String> met = lineup.system().avoidances().words();
        alike.put("list of bugs to meet", met.isEmpty() ? NONE : String.join(",", met));
        alike.put("choice of surroundings", lineup.surroundings().text());
        for (ArmPlan arm : lineup.arms()) {
            String engine = arm.engine().version();
            String client = arm.client().version();
            alike.put(
                    "version of " + arm.name(), engine.equals(client) ? engine : engine + " by a client of " + client);
        }
        return new Conditions(lockstep, common, alike);
    }

    /** Returns a sentence for each condition in which two parts differ that say theirs. */
    static List<String> differences(List<Guard.Played> parts) {
        List<String> differences = new ArrayList<>();
        for (String name : names(parts, Conditions::common)) {
            tell(name, parts, conditions -> true, Conditions::common, differences);
        }
        for (String name : names(parts, Conditions::walked)) {
            tell(name, parts, conditions -> conditions.walked().containsKey(name), Conditions::walked, differences);
        }
        return differences;
    }

    private static SortedSet<String> names(
            List<Guard.Played> parts, Function<Conditions, SortedMap<String, String>> values) {
        SortedSet<String> names = new TreeSet<>();
        parts.forEach(part -> part.conditions()
                .ifPresent(conditions -> names.addAll(values.apply(conditions).keySet())));
        return names;
    }

    /** Tells each value that is not that of the first part, once. */
    private static void tell(
            String name,
            List<Guard.Played> parts,
            Predicate<Conditions> compared,
            Function<Conditions, SortedMap<String, String>> values,
            List<String> differences) {
        Map<Optional<String>, String> first = new LinkedHashMap<>();
        for (Guard.Played part : parts) {
            part.conditions()
                    .filter(compared)
                    .map(conditions ->
                            Optional.ofNullable(values.apply(conditions).get(name)))
                    .ifPresent(value -> first.putIfAbsent(value, part.name()));
        }
        List<String> said = first.entrySet().stream()
                .map(value -> value.getKey().orElse(MISSING) + " in the " + value.getValue())
                .toList();
        said.stream()
                .skip(1)
                .forEach(other -> differences.add("the " + name + " is " + said.get(0) + ", and " + other));
    }

    /**
     * Writes the conditions beside the file of the part.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path folder) throws IOException {
        new JsonFile(folder.resolve(FILE), CONTENT).write(this);
    }

    /**
     * Writes the conditions into the folder of a part that a run goes on with, unless it has them.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeIfMissing(Path folder) throws IOException {
        if (Files.notExists(folder.resolve(FILE))) {
            write(folder);
        }
    }

    /**
     * Reads the conditions from the folder of a part.
     *
     * @return the conditions, or empty if the folder has no such file
     * @throws IOException if the file is damaged; the message names the file and the error
     */
    public static Optional<Conditions> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(file, CONTENT)
                .read(FORM, CONTENT, object -> Json.MAPPER.treeToValue(object, Conditions.class)));
    }

    /** Takes over the conditions of the first of some folders that has any. */
    public static void copy(List<Path> from, Path to) throws IOException {
        for (Path folder : from) {
            Optional<Conditions> conditions = read(folder);
            if (conditions.isPresent()) {
                conditions.get().write(to);
                return;
            }
        }
    }
}
