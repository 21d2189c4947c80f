package dev.lockstep.known;

import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shrink.Shrinker;
import dev.lockstep.shrink.Shrinker.Trial;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFileWriter;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.Replayed;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

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

    /**
     * Adds an entry for the first finding that a walk recorded.
     *
     * @param walked the walk's folder
     * @param day today
     * @return the new entry's id
     * @throws IOException if the folder or the list cannot be read or written, or if the finding cannot be
     *     allow-listed; the message says which
     * @throws InterruptedException if the thread was interrupted; nothing is added then
     */
    public String add(Path walked, LocalDate day)
            throws IOException, CommandFormatException, KnownListException, InterruptedException {
        Report report = ReportFile.read(walked);
        if (report.findings().isEmpty()) {
            throw new IOException(walked + " has no finding that could be allow-listed: " + report.verdict());
        }
        Report.ReportedFinding finding = report.findings().get(0);
        if (finding.located().isPresent()) {
            if (finding.located().get().shown()) {
                return add(walked.resolve(Recording.LOCATED), day);
            }
            throw new IOException(walked + " has a finding that shows only unobserved, and a witness is played with a"
                    + " read after each step; it cannot be allow-listed");
        }
        Path recorded = walked.resolve(Recording.COMMANDS);
        CommandFile<M> file = CommandFile.read(recorded, CommandCodec.of(witness.workload()));
        if (finding.step() < 1 || finding.step() > file.commands().size()) {
            throw new IOException(recorded + " has no step " + finding.step() + ", which the report names");
        }
        List<Command<M>> commands = file.commands().subList(0, (int) finding.step());
        Replayed last = Replayed.of(commands, witness.workload(), recorded);
        String id = list.nextId();
        Path newWitness =
                list.file().toAbsolutePath().resolveSibling("witnesses").resolve(id + ".jsonl");
        if (Files.exists(newWitness)) {
            throw new IOException(newWitness + " exists, but no entry uses it; delete it");
        }
        KnownDifference trial = trial(id, report, finding, last, file.header(), commands, day);
        List<Command<M>> needed = Shrinker.smaller(commands, shorter -> tried(trial, shorter), TRIALS);
        write(newWitness, file.header(), needed);
        Files.writeString(
                list.file(),
                Draft.text(report, finding, last, id, day, "", "", ""),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        return id;
    }

    /**
     * Returns the entry as if it were filled in, in a temporary list, after the commands were shown to reproduce it.
     */
    private KnownDifference trial(
            String id,
            Report report,
            Report.ReportedFinding finding,
            Replayed last,
            CommandFileHeader header,
            List<Command<M>> commands,
            LocalDate day)
            throws IOException, KnownListException, InterruptedException {
        Path folder = Files.createDirectories(witness.folder().resolve("signing"));
        Path alone = folder.resolve("list.yaml");
        write(folder.resolve("witnesses").resolve(id + ".jsonl"), header, commands);
        Files.writeString(
                alone,
                Draft.text(report, finding, last, id, day, "somebody", "docs/to-be-stated", "to be stated"),
                StandardCharsets.UTF_8);
        KnownDifference trial =
                KnownDifferences.read(alone, vocabulary).entries().get(0);
        Witness.Standing standing = witness.play(trial, commands);
        if (standing.state() != Witness.State.HOLDS) {
            throw new IOException(
                    "step " + finding.step() + " cannot be allow-listed with one entry: played again, it is "
                            + standing.state() + ", " + standing.detail());
        }
        return trial;
    }

    private Trial tried(KnownDifference trial, List<Command<M>> commands) throws IOException, InterruptedException {
        try {
            Replayed.of(commands, witness.workload(), trial.witness());
        } catch (CommandFormatException impossible) {
            return Trial.IMPOSSIBLE;
        }
        return witness.play(trial, commands).state() == Witness.State.HOLDS ? Trial.SHOWS : Trial.SHOWS_NOT;
    }

    private void write(Path file, CommandFileHeader header, List<Command<M>> commands) throws IOException {
        Files.createDirectories(file.getParent());
        try (CommandFileWriter writer = new CommandFileWriter(file, header)) {
            CommandCodec<M> codec = CommandCodec.of(witness.workload());
            for (Command<M> command : commands) {
                writer.append(codec.recorded(command), Observation.QUERY);
            }
        }
    }
}
