package dev.lockstep.known;

import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Finding;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shrink.Budget;
import dev.lockstep.shrink.Line;
import dev.lockstep.shrink.Minimiser;
import dev.lockstep.shrink.Minimum;
import dev.lockstep.shrink.Possible;
import dev.lockstep.shrink.Trial;
import dev.lockstep.shrink.Watcher;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFileWriter;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.stream.Replayed;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes an entry and its witness from a recorded finding.
 *
 * <p>The witness is the list of commands up to the finding, without those that it does not need. Which commands it
 * needs is found by playing shorter lists. The entry is added only if its witness shows exactly its difference.
 *
 * @param list the current list
 * @param vocabulary the names that the list's entries may use
 * @param witness plays commands on the arms of the finding
 */
public record NewEntry<M>(KnownDifferences list, Vocabulary vocabulary, Witness<M> witness) {

    /** One step may take a large part of a second, and a person waits for the result. */
    private static final int TRIALS = 100;

    /** Adds an entry for the first finding that a walk recorded; see {@link #add(Path, Which, LocalDate)}. */
    public String add(Path walked, LocalDate day)
            throws IOException, CommandFormatException, KnownListException, InterruptedException {
        return add(walked, Which.FIRST, day);
    }

    /**
     * Adds an entry for a finding that a walk recorded. The list's other entries are in force while it is played, also
     * those that nobody has filled in yet.
     *
     * @param walked the walk's folder
     * @param day today
     * @return the new entry's id
     * @throws IOException if the folder or the list cannot be read or written, or if the finding cannot be
     *     allow-listed; the message says which
     * @throws InterruptedException if the thread was interrupted; nothing is added then
     */
    public String add(Path walked, Which which, LocalDate day)
            throws IOException, CommandFormatException, KnownListException, InterruptedException {
        Report report = ReportFile.read(walked);
        if (report.findings().isEmpty()) {
            throw new IOException(walked + " has no finding that could be allow-listed: " + report.verdict());
        }
        int at = which.in(report.findings())
                .orElseThrow(() ->
                        new IOException(walked + " has no such finding; it has " + Which.choices(report.findings())));
        Report.ReportedFinding finding = report.findings().get(at);
        if (finding.located().isPresent()) {
            if (finding.located().get().shown()) {
                return add(walked.resolve(Recording.LOCATED), Which.FIRST, day);
            }
            throw new IOException(walked + UNOBSERVED);
        }
        Path recorded = walked.resolve(Recording.COMMANDS);
        CommandFile<M> file = CommandFile.read(recorded, CommandCodec.of(witness.workload()));
        if (finding.step() < 1 || finding.step() > file.steps().size()) {
            throw new IOException(recorded + " has no step " + finding.step() + ", which the report names");
        }
        Observation seen = observation(finding);
        List<RecordedStep<M>> steps = file.commands().subList(0, (int) finding.step()).stream()
                .map(command -> new RecordedStep<>(command, seen))
                .toList();
        return at == 0
                ? add(new Found<>(report, finding, steps, recorded, file.header(), false), day)
                : add(played(walked, report, at, steps, file.header()), day);
    }

    /** The channels that show the finding observe each step of its witness. */
    private static Observation observation(Report.ReportedFinding finding) {
        Set<Channel> seen = EnumSet.noneOf(Channel.class);
        finding.differences().forEach(difference -> seen.add(difference.path().channel()));
        seen.retainAll(Observation.FULL.channels());
        return seen.isEmpty() ? Observation.QUERY : new Observation(seen);
    }

    private static final String UNOBSERVED =
            " has a finding that shows only unobserved, and a witness is played with a read after each step; it cannot"
                    + " be allow-listed";

    /**
     * A finding with the commands that show it.
     *
     * @param report the report that describes its arms
     * @param steps the commands up to it, each with a read by the channels that show it
     * @param recorded the file of the commands, for errors
     * @param later whether there are findings before it, after which the walk went on
     */
    private record Found<M>(
            Report report,
            Report.ReportedFinding finding,
            List<RecordedStep<M>> steps,
            Path recorded,
            CommandFileHeader header,
            boolean later) {

        Replayed last(Workload<M> workload) throws CommandFormatException {
            return Replayed.of(steps.stream().map(RecordedStep::command).toList(), workload, recorded);
        }

        Found<M> of(List<RecordedStep<M>> needed) {
            return new Found<>(report, finding, needed, recorded, header, later);
        }
    }

    /**
     * Plays the commands up to a later finding, with a read after each step, and returns the finding as this shows it.
     * It may show earlier there than in the walk, but not before the finding that the walk had before it.
     */
    private Found<M> played(Path walked, Report report, int at, List<RecordedStep<M>> steps, CommandFileHeader header)
            throws IOException, InterruptedException {
        long before = report.findings().get(at - 1).step();
        Finding shown = witness.walkOn(steps, header.surroundings()).findings().stream()
                .filter(finding -> finding.step().step() > before)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IOException(walked + UNOBSERVED));
        int step = Math.toIntExact(shown.step().step());
        return new Found<>(
                report,
                Report.ReportedFinding.of(shown),
                steps.subList(0, step),
                walked.resolve(Recording.COMMANDS),
                header,
                true);
    }

    private String add(Found<M> found, LocalDate day)
            throws IOException, CommandFormatException, KnownListException, InterruptedException {
        Replayed last = found.last(witness.workload());
        String id = list.nextId(ids());
        KnownDifference trial = trial(id, found, last, day);
        List<RecordedStep<M>> needed = needed(trial, found);
        Witness.Standing shown = witness.play(trial, needed);
        if (shown.state() != Witness.State.HOLDS) {
            throw new IOException("step " + found.finding().step()
                    + " shows its difference only after steps that show others; add those first, the earliest first");
        }
        write(witnesses().resolve(id + ".jsonl"), found.header().goingOn(false), needed);
        // The shorter list may show less, and the entry allows no more than its witness shows.
        Report.ReportedFinding least =
                shown.finding().map(Report.ReportedFinding::of).orElse(found.finding());
        Replayed leastLast = found.of(needed).last(witness.workload());
        Files.writeString(
                list.file(),
                (Files.exists(list.file())
                                ? ""
                                : "# The known differences of " + found.report().system() + ".\n")
                        + Draft.text(found.report(), least, leastLast, id, day, "", "", ""),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return id;
    }

    private Path witnesses() {
        return list.file().toAbsolutePath().resolveSibling("witnesses");
    }

    private static final Pattern ID = Pattern.compile("\\bid:\\s*(" + EntryReader.ID.pattern() + ")");

    /** Returns the ids of the lists and of the witnesses in the list's folder, which may belong to several systems. */
    private Set<String> ids() throws IOException {
        Set<String> ids = new TreeSet<>();
        Path folder = list.file().toAbsolutePath().getParent();
        for (Path other : files(folder, ".yaml")) {
            Matcher found = ID.matcher(Files.readString(other));
            while (found.find()) {
                ids.add(found.group(1));
            }
        }
        files(witnesses(), ".jsonl").stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.jsonl$", ""))
                .filter(EntryReader.ID.asMatchPredicate())
                .forEach(ids::add);
        return ids;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Returns the entry as if it were filled in, in a temporary list, after the commands were shown to reproduce it.
     */
    private KnownDifference trial(String id, Found<M> found, Replayed last, LocalDate day)
            throws IOException, KnownListException, InterruptedException {
        Path folder = Files.createDirectories(witness.folder().resolve("signing"));
        Path alone = folder.resolve("list.yaml");
        write(folder.resolve("witnesses").resolve(id + ".jsonl"), found.header().goingOn(false), found.steps());
        Files.writeString(
                alone,
                Draft.text(
                        found.report(),
                        found.finding(),
                        last,
                        id,
                        day,
                        "somebody",
                        "docs/to-be-stated",
                        "to be stated"),
                StandardCharsets.UTF_8);
        KnownDifference trial =
                KnownDifferences.read(alone, vocabulary).entries().get(0);
        Witness.Standing standing = standing(trial, found.steps(), found);
        if (standing.state() != Witness.State.HOLDS) {
            throw new IOException(
                    "step " + found.finding().step() + " cannot be allow-listed with one entry: played again, it is "
                            + standing.state() + ", " + standing.detail());
        }
        return trial;
    }

    private Witness.Standing standing(KnownDifference trial, List<RecordedStep<M>> steps, Found<M> found)
            throws IOException, InterruptedException {
        return found.later() ? witness.playLast(trial, steps) : witness.play(trial, steps);
    }

    /** The entry names the arguments of the last command, so commands are removed and none is changed. */
    private List<RecordedStep<M>> needed(KnownDifference entry, Found<M> found)
            throws IOException, InterruptedException {
        Possible<M> possible = new Possible<>(witness.workload());
        List<Line> lines = possible.lines(found.steps());
        Trial holding = new Trial() {
            @Override
            public List<Line> possible(List<Line> some) {
                return possible.of(some);
            }

            @Override
            public Answer play(List<Line> some) throws IOException, InterruptedException {
                boolean holds = standing(entry, possible.steps(some), found).state() == Witness.State.HOLDS;
                return holds ? Answer.shown(1, some.size()) : Answer.notShown(1);
            }
        };
        Minimum minimum = new Minimiser(holding, Budget.of(TRIALS), Watcher.NONE).fewer(lines, Set.of());
        if (minimum.ended() == Minimum.Ended.INTERRUPTED) {
            throw new InterruptedException();
        }
        return possible.steps(minimum.lines());
    }

    private void write(Path file, CommandFileHeader header, List<RecordedStep<M>> steps) throws IOException {
        Files.createDirectories(file.getParent());
        try (CommandFileWriter writer = new CommandFileWriter(file, header)) {
            CommandCodec<M> codec = CommandCodec.of(witness.workload());
            for (RecordedStep<M> step : steps) {
                writer.append(codec.recorded(step.command()), step.observation());
            }
        }
    }
}
