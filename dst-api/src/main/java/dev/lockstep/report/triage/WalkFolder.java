package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.stream.RecordedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a walk, read with patience: whatever a kill has left of it is there, and sentences say what is missing.
 *
 * <p>The steps are kept in short, and everything else is read from the files when it is asked for, so a walk of any
 * length can be opened.
 */
public final class WalkFolder {

    /** The file beside a reproducer that says what it does not show; it is there if there is anything to say. */
    public static final String NOT_SHOWN = "not-shown.txt";

    /** Begins a line of that file about what differs besides, while the reproducer itself shows the difference. */
    public static final String BESIDES = "Further evidence: ";

    /** The page of a walk. */
    public static final String PAGE = "report.html";

    /** The folder of the reproducers in that of a walk. */
    public static final String REPRODUCERS = "repro";

    private static final int SENTENCES = 20;

    private final Path folder;
    private final Optional<PlannedWalk> plan;
    private final Optional<Report> report;
    private final Journal journal;
    private final JournalFile commands;
    private final ObjectNode header;
    private final long recorded;
    private final List<String> missing;

    private WalkFolder(
            Path folder,
            Optional<PlannedWalk> plan,
            Optional<Report> report,
            Journal journal,
            JournalFile commands,
            ObjectNode header,
            long recorded,
            List<String> missing) {
        this.folder = folder;
        this.plan = plan;
        this.report = report;
        this.journal = journal;
        this.commands = commands;
        this.header = header;
        this.recorded = recorded;
        this.missing = List.copyOf(missing);
    }

    /** Whether this is the folder of a walk, which has at least a plan, commands or a report. */
    public static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(PlannedWalk.FILE))
                || new PackedFile(folder.resolve(Recording.COMMANDS)).exists()
                || Files.exists(folder.resolve(Recording.REPORT));
    }

    /**
     * Reads the folder. A file in it that is missing or damaged is no error; see {@link #missing}.
     *
     * @throws IOException if there is no such folder, or if it is not that of a walk
     */
    public static WalkFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": there is no such folder");
        }
        if (!isOne(folder)) {
            throw new IOException(folder + ": not the folder of a walk; it has no " + PlannedWalk.FILE + ", no "
                    + Recording.COMMANDS + " and no " + Recording.REPORT);
        }
        List<String> missing = new ArrayList<>();
        Optional<PlannedWalk> plan = plan(folder, missing);
        Optional<Report> report = report(folder, missing);
        Journal journal = Journal.read(folder);
        AtomicLong lines = new AtomicLong();
        ObjectNode header = Json.MAPPER.createObjectNode();
        JournalFile commands = JournalFile.read(folder.resolve(Recording.COMMANDS), line -> {
            if (lines.get() == 0 && !line.has("command")) {
                header.setAll(line);
                return Optional.empty();
            }
            return Optional.of(Long.toString(lines.incrementAndGet()));
        });
        missing.addAll(commands.problems());
        missing.addAll(journal.problems());
        missing.addAll(Ends.of(report, journal, folder));
        return new WalkFolder(folder, plan, report, journal, commands, header, lines.get(), limited(missing));
    }

    private static Optional<PlannedWalk> plan(Path folder, List<String> missing) {
        try {
            Optional<PlannedWalk> plan = PlannedWalk.read(folder);
            if (plan.isEmpty()) {
                missing.add(PlannedWalk.FILE + " is missing");
            }
            return plan;
        } catch (IOException e) {
            missing.add(inFolder(folder, e));
            return Optional.empty();
        }
    }

    private static Optional<Report> report(Path folder, List<String> missing) {
        if (!Files.exists(folder.resolve(Recording.REPORT))) {
            missing.add(Recording.REPORT + " is missing: the walk neither came to its end nor to a finding");
            return Optional.empty();
        }
        try {
            return Optional.of(ReportFile.read(folder));
        } catch (IOException e) {
            missing.add(inFolder(folder, e));
            return Optional.empty();
        }
    }

    /** The reader knows the folder, so a sentence need not repeat it. */
    private static String inFolder(Path folder, IOException e) {
        return String.valueOf(e.getMessage())
                .replace(folder + folder.getFileSystem().getSeparator(), "");
    }

    private static List<String> limited(List<String> sentences) {
        return sentences.subList(0, Math.min(sentences.size(), SENTENCES));
    }

    public Path folder() {
        return folder;
    }

    /** Returns what the walk was asked for. */
    public Optional<PlannedWalk> plan() {
        return plan;
    }

    /** Returns the report, which a walk that was killed may not have. */
    public Optional<Report> report() {
        return report;
    }

    /** Returns the name of the system; empty if no file tells it. */
    public String system() {
        return plan.map(PlannedWalk::system)
                .or(() -> report.map(Report::system))
                .orElseGet(() -> header.path("system").asString(""));
    }

    /** Returns the full name of the system, or its short name if no file tells the full one. */
    public String title() {
        return plan.map(PlannedWalk::title).filter(title -> !title.isEmpty()).orElseGet(this::system);
    }

    /** Returns the name of the workload; empty if no file tells it. */
    public String workload() {
        return plan.map(PlannedWalk::workload)
                .or(() -> report.map(Report::workload))
                .orElseGet(() -> header.path("workload").asString(""));
    }

    /** Returns the seed; 0 if no file tells it. */
    public long seed() {
        return plan.map(PlannedWalk::seed)
                .or(() -> report.map(known -> known.commands().seed()))
                .orElseGet(() -> header.path("seed").asLong(0));
    }

    /** Returns the verdict: of the report, else of the journal; empty if the walk did not come to its end. */
    public Optional<String> verdict() {
        return report.map(Report::verdict).or(journal::ended);
    }

    /** Returns the names of the arms, the reference first. */
    public List<String> arms() {
        if (plan.isPresent()) {
            return plan.get().arms().stream().map(PlannedWalk.Arm::name).toList();
        }
        return report.map(known -> known.arms().stream().map(Report.Arm::name).toList())
                .orElseGet(() -> List.copyOf(journal.opened().keySet()));
    }

    /** Returns the name of the reference; empty if no file tells it. */
    public Optional<String> reference() {
        return arms().stream()
                .findFirst()
                .filter(first -> plan.isPresent() || report.isPresent())
                .map(first -> plan.stream()
                        .flatMap(known -> known.arms().stream())
                        .filter(PlannedWalk.Arm::reference)
                        .map(PlannedWalk.Arm::name)
                        .findFirst()
                        .orElse(first));
    }

    /** Returns the version of the system that an arm was to run; empty if no file tells it. */
    public String version(String arm) {
        return plan.stream()
                .flatMap(known -> known.arms().stream())
                .filter(known -> known.name().equals(arm))
                .map(PlannedWalk.Arm::version)
                .findFirst()
                .or(() -> report.stream()
                        .flatMap(known -> known.arms().stream())
                        .filter(known -> known.name().equals(arm))
                        .map(Report.Arm::version)
                        .findFirst())
                .orElse("");
    }

    /** Returns what an arm was opened with, in its own words: settings, a URL, a command line. */
    public SortedMap<String, String> openedWith(String arm) {
        SortedMap<String, String> described =
                WalkResult.openedWith(journal.opened().getOrDefault(arm, new TreeMap<>()));
        return described.isEmpty()
                ? report.map(known -> known.opened().getOrDefault(arm, new TreeMap<>()))
                        .orElse(described)
                : described;
    }

    /** Returns the steps that the journal has, in short. */
    public List<JournalStep> steps() {
        return journal.steps();
    }

    /** Returns everything that the journal has about a step; empty if it does not have the step. */
    public Optional<StepDetail> detail(long step) {
        return journal.detail(step);
    }

    /** Returns the last step with the reads of its afterlife; empty if the walk had none. */
    public Optional<StepDetail> afterlife(long step) {
        return journal.afterlife(step);
    }

    /** Returns what the steps of the walk defined in its stores. */
    Definitions definitions() {
        return journal.definitions();
    }

    boolean hasAfterlife() {
        return journal.hasAfterlife();
    }

    /** Returns the number of recorded commands. */
    public long recorded() {
        return recorded;
    }

    /** Returns the recorded command of a step; empty if there is none. */
    public Optional<RecordedCommand> command(long step) {
        return commands.line(Long.toString(step)).map(line -> {
            String kind = line.path("command").asString("");
            line.remove("command");
            line.remove("observe");
            return new RecordedCommand(kind, line);
        });
    }

    /** Returns the second walk, which located a finding after steps without a read; empty if there is none. */
    public Optional<WalkFolder> located() {
        return within(folder.resolve(Recording.LOCATED));
    }

    /** Returns the walk of the shrunk commands of a bucket; empty if it was not shrunk. */
    public Optional<WalkFolder> shrunk(String bucket) {
        return isBucket(bucket) ? within(Shrunk.folder(folder, bucket)) : Optional.empty();
    }

    /**
     * Returns one more walk of the shrunk commands of a bucket, in which a query shows what otherwise only a look into
     * the store does; empty if there is none.
     */
    public Optional<WalkFolder> asked(String bucket) {
        return isBucket(bucket) ? within(Shrunk.folder(folder, bucket).resolve(Shrunk.ASKED)) : Optional.empty();
    }

    /** Returns the folder of the reproducers of a bucket, below that of the walk; empty if there are none. */
    public Optional<Path> reproducers(String bucket) {
        return isBucket(bucket)
                ? Optional.of(folder.resolve(REPRODUCERS).resolve(bucket))
                        .filter(part -> Files.exists(part.resolve("run.sh")))
                : Optional.empty();
    }

    /** Whether the reproducer shows the difference, and all that it does not show is further evidence. */
    public static boolean isShownBesides(List<String> notShown) {
        return !notShown.isEmpty() && notShown.stream().allMatch(line -> line.startsWith(BESIDES));
    }

    /** Returns what the reproducers of a bucket do not show, in sentences. */
    public List<String> notShown(String bucket) {
        Optional<Path> file = reproducers(bucket).map(part -> part.resolve(NOT_SHOWN));
        if (file.isEmpty() || Files.notExists(file.get())) {
            return List.of();
        }
        try {
            return Files.readAllLines(file.get());
        } catch (IOException e) {
            return List.of(NOT_SHOWN + " cannot be read: " + Reason.of(e));
        }
    }

    /** The report may come from somebody else, and a bucket becomes part of a path, and of a line for a shell. */
    private static boolean isBucket(String bucket) {
        return bucket.matches("[0-9a-f]{1,64}");
    }

    private static Optional<WalkFolder> within(Path part) {
        try {
            return isOne(part) ? Optional.of(read(part)) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Returns the divergences of the walk, one for each bucket, in the order in which they were found. */
    public List<Divergence> divergences() {
        return Divergences.of(this);
    }

    /** Returns a sentence for each part of the folder that is missing or damaged; none if it is whole. */
    public List<String> missing() {
        return missing;
    }
}
