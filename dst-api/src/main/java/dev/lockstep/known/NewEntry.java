package dev.lockstep.known;

import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shrink.Shrinker;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFileWriter;
import dev.lockstep.stream.CommandFormatException;
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
 * Makes an entry and its witness out of a recorded finding.
 *
 * <p>The witness is what was played up to the finding, without the commands that it does not need; that is found out by
 * playing it. An entry is added only when its witness shows exactly it.
 *
 * @param list the list, as it is now
 * @param vocabulary what its entries may name
 * @param witness plays on the arms of the finding
 */
public record NewEntry<M>(KnownDifferences list, Vocabulary vocabulary, Witness<M> witness) {

    /** A step may take a good part of a second, and a person waits. */
    private static final int ATTEMPTS = 100;

    /**
     * Adds an entry for the first finding that a walk recorded.
     *
     * @param walked the walk's folder
     * @param day today
     * @return the new entry's id
     * @throws IOException when the folder or the list cannot be read or written, or the finding cannot be signed for; the
     *     message says which
     * @throws InterruptedException when it was interrupted; nothing is added then
     */
    public String add(Path walked, LocalDate day)
            throws IOException, CommandFormatException, KnownListException, InterruptedException {
        Report report = ReportFile.read(walked);
        if (report.findings().isEmpty()) {
            throw new IOException(walked + " has no finding to sign for: " + report.verdict());
        }
        Report.ReportedFinding finding = report.findings().get(0);
        Path recorded = walked.resolve(Recording.COMMANDS);
        CommandFile<M> file = CommandFile.read(recorded, CommandCodec.of(witness.workload()));
        if (finding.step() < 1 || finding.step() > file.commands().size()) {
            throw new IOException(recorded + " has no step " + finding.step() + ", which the report tells of");
        }
        List<Command<M>> commands = file.commands().subList(0, (int) finding.step());
        Replayed last = Replayed.of(commands, witness.workload(), recorded);
        String id = list.nextId();
        Path newWitness =
                list.file().toAbsolutePath().resolveSibling("witnesses").resolve(id + ".jsonl");
        if (Files.exists(newWitness)) {
            throw new IOException(newWitness + " is there already, and no entry has it; delete it");
        }
        KnownDifference trial = trial(id, report, finding, last, file.header(), commands, day);
        List<Command<M>> needed = Shrinker.smaller(commands, shorter -> shows(trial, shorter), ATTEMPTS);
        write(newWitness, file.header(), needed);
        Files.writeString(
                list.file(),
                Draft.text(report, finding, last, id, day, "", "", ""),
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        return id;
    }

    /** The entry as if it were filled in, in a list of its own, proven to be shown by the commands. */
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
                    "step " + finding.step() + " cannot be signed for with one entry: played again, it is "
                            + standing.state() + ", " + standing.detail());
        }
        return trial;
    }

    private boolean shows(KnownDifference trial, List<Command<M>> commands) throws IOException, InterruptedException {
        try {
            Replayed.of(commands, witness.workload(), trial.witness());
        } catch (CommandFormatException impossible) {
            return false;
        }
        return witness.play(trial, commands).state() == Witness.State.HOLDS;
    }

    private void write(Path file, CommandFileHeader header, List<Command<M>> commands) throws IOException {
        Files.createDirectories(file.getParent());
        try (CommandFileWriter<M> writer = new CommandFileWriter<>(file, header, CommandCodec.of(witness.workload()))) {
            for (Command<M> command : commands) {
                writer.append(command);
            }
        }
    }
}
