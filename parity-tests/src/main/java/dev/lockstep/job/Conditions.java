package dev.lockstep.job;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conditions of a part of a job: the list of known differences, the settings of the arms, and the versions. A
 * canary that is seen with other settings than those of the walks says nothing about the walks.
 *
 * @param lockstep the version of the file's format
 * @param common what every part of a job must have alike, by name
 * @param arms the version of the system on each arm; parts may have different arms, but not one arm in two versions
 */
public record Conditions(int lockstep, SortedMap<String, String> common, SortedMap<String, String> arms) {

    /** The file of a part's conditions. */
    static final String FILE = "conditions.json";

    private static final int FORM = 1;
    private static final String CONTENT = "the conditions of a part";
    private static final String NONE = "none";

    /**
     * Returns the conditions of a part.
     *
     * @param version the version of Lockstep
     * @param known the list of known differences
     * @param settings the settings of the arms, by name
     * @param arms the arms, if all checks of the part have the same
     */
    public static Conditions of(String version, KnownList known, Map<String, String> settings, List<ArmPlan> arms) {
        SortedMap<String, String> common = new TreeMap<>();
        common.put("version of Lockstep", version);
        common.put(
                "list of known differences",
                known.list().map(list -> Sha256.ofFile(list.file())).orElse(NONE));
        settings.forEach((name, value) -> common.put("setting " + name, value));
        SortedMap<String, String> versions = new TreeMap<>();
        for (ArmPlan arm : arms) {
            String engine = arm.engine().version();
            String client = arm.client().version();
            versions.put(arm.name(), engine.equals(client) ? engine : engine + " by a client of " + client);
        }
        return new Conditions(FORM, common, versions);
    }

    /** Returns a sentence for each condition in which another part differs. */
    List<String> differences(String mine, Conditions other, String others) {
        List<String> differences = new ArrayList<>();
        SortedMap<String, String> names = new TreeMap<>(common);
        names.putAll(other.common());
        for (String name : names.keySet()) {
            compare(
                            "the " + name,
                            common.getOrDefault(name, NONE),
                            mine,
                            other.common().getOrDefault(name, NONE),
                            others)
                    .ifPresent(differences::add);
        }
        arms.forEach((arm, version) -> Optional.ofNullable(other.arms().get(arm))
                .flatMap(elsewhere -> compare("the version of " + arm, version, mine, elsewhere, others))
                .ifPresent(differences::add));
        return differences;
    }

    private static Optional<String> compare(String what, String here, String mine, String there, String others) {
        return here.equals(there)
                ? Optional.empty()
                : Optional.of(what + " is " + here + " in the " + mine + ", and " + there + " in the " + others);
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

    /** Takes over the conditions of another folder, if it has any. */
    public static void copy(Path from, Path to) throws IOException {
        Optional<Conditions> conditions = read(from);
        if (conditions.isPresent()) {
            conditions.get().write(to);
        }
    }
}
