package dev.lockstep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.system.Avoidance;
import dev.lockstep.system.Avoidances;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.StringNode;

/**
 * The content of {@code plan.json}: what a walk was asked for. It is written before any arm is opened, so that the
 * folder of a walk that was killed says what it is.
 *
 * @param lockstep the version of the file's format
 * @param system the system
 * @param title the system's full name; empty in a file of an earlier Lockstep
 * @param workload the workload
 * @param seed the seed
 * @param steps the number of commands that were asked for
 * @param arms the arms, the reference first
 * @param steersRound the known bugs that it steers round, by the name of the avoidance; absent if there are none
 * @param plugins the jars of its plugins, with {@code ~} for the home folder; absent if there were none
 * @param commands the arms that were commands, with {@code ~} for the home folder; absent if there were none
 */
public record PlannedWalk(
        int lockstep,
        String system,
        String title,
        String workload,
        long seed,
        long steps,
        List<Arm> arms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Bug> steersRound,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> plugins,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> commands) {

    /**
     * An arm.
     *
     * @param name its name, as {@code --arms} gave it
     * @param reference whether the others are compared with it
     * @param version the version of the system that it was to run
     * @param twin whether it is the reference, opened a second time by {@code --aa}
     */
    public record Arm(String name, boolean reference, String version, boolean twin) {}

    /**
     * A known bug.
     *
     * @param words the bug in words; empty if nobody wrote them
     * @param means what the walk does instead of meeting it
     */
    public record Bug(String words, String means) {}

    /** The format that this Lockstep reads and writes. */
    static final int FORM = 1;

    /** The name of the file. */
    public static final String FILE = "plan.json";

    private static final String TITLE = "title";

    private static final String STEERS_ROUND = "steersRound";

    private static final String PLUGINS = "plugins";

    private static final String COMMANDS = "commands";

    private static final String HOME = "~/";

    private static final String BEFORE = "(?<![A-Za-z0-9_.~/-])";

    private static final String BEHIND = "(?![A-Za-z0-9_.~-])";

    /** Two tildes for one, or one for the home folder. */
    private static final Pattern TILDES = Pattern.compile("~~|~");

    public PlannedWalk {
        arms = List.copyOf(arms);
        steersRound = Collections.unmodifiableSortedMap(new TreeMap<>(steersRound));
        plugins = List.copyOf(plugins);
        commands = List.copyOf(commands);
    }

    static PlannedWalk of(WalkPlan<?> plan, Extras extras) {
        return new PlannedWalk(
                FORM,
                plan.arms().system().name(),
                plan.arms().system().title(),
                plan.stream().workload().name(),
                plan.stream().seed(),
                plan.stream().steps(),
                plan.arms().all().stream()
                        .map(arm -> new Arm(
                                arm.name(),
                                arm.name().equals(plan.arms().reference()),
                                arm.engine().version(),
                                arm.twin()))
                        .toList(),
                bugs(plan.arms().system().avoidances()),
                extras.jars().stream().map(PlannedWalk::fromHome).toList(),
                extras.commands().stream().map(PlannedWalk::shared).toList());
    }

    private static SortedMap<String, Bug> bugs(Avoidances avoidances) {
        SortedMap<String, Bug> bugs = new TreeMap<>();
        for (String name : avoidances.inForce()) {
            Avoidance avoidance = avoidances.declared().get(name);
            bugs.put(name, new Bug(avoidance.bug(), avoidance.means().text()));
        }
        return bugs;
    }

    /** Returns an absolute path without the name of the home folder, which is that of a person. */
    private static String fromHome(Path jar) {
        Path home = home();
        Path whole = jar.toAbsolutePath();
        return home.getNameCount() > 0 && whole.startsWith(home) ? HOME + home.relativize(whole) : whole.toString();
    }

    /** Returns the jars of its plugins. */
    public List<Path> jars() {
        return plugins.stream()
                .map(jar -> jar.startsWith(HOME) ? home().resolve(jar.substring(HOME.length())) : Path.of(jar))
                .toList();
    }

    /**
     * Returns a command as others may read it: with {@code ~} for the home folder, which has the name of a person, and
     * with two tildes for one.
     */
    public static String shared(String command) {
        Path home = home();
        String doubled = command.replace("~", "~~");
        return home.getNameCount() == 0
                ? doubled
                : Pattern.compile(BEFORE + Pattern.quote(home.toString().replace("~", "~~")) + BEHIND)
                        .matcher(doubled)
                        .replaceAll("~");
    }

    private static String typed(String shared) {
        return TILDES.matcher(shared)
                .replaceAll(tildes -> Matcher.quoteReplacement(tildes.group().length() > 1 ? "~" : home().toString()));
    }

    /** Returns the arms that were commands, as they were typed. */
    public List<String> armCommands() {
        return commands.stream().map(PlannedWalk::typed).toList();
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    void write(Path folder) throws IOException {
        String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        try (OutputStream out = new FileOutputStream(folder.resolve(FILE).toFile())) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * Reads the plan from a walk's folder; empty if there is none.
     *
     * @throws IOException if the file is not a plan; the message names the file and the error
     */
    public static Optional<PlannedWalk> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(file, "a plan").read(object -> {
            object.putIfAbsent(TITLE, StringNode.valueOf(""));
            object.putIfAbsent(STEERS_ROUND, Json.MAPPER.createObjectNode());
            object.putIfAbsent(PLUGINS, Json.MAPPER.createArrayNode());
            object.putIfAbsent(COMMANDS, Json.MAPPER.createArrayNode());
            PlannedWalk plan = Json.MAPPER.treeToValue(object, PlannedWalk.class);
            if (plan.lockstep() != FORM) {
                throw new IOException(file + ": the plan has format " + plan.lockstep() + ", but this Lockstep reads"
                        + " format " + FORM + "; use the Lockstep that wrote it");
            }
            return plan;
        }));
    }

    /** Returns the walk in words. */
    public String words() {
        return steps + " steps of " + system + ", " + workload + ", seed " + seed + ", over "
                + arms.stream().map(Arm::name).collect(Collectors.joining(", "));
    }
}
