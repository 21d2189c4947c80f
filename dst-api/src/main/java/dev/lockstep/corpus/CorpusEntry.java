package dev.lockstep.corpus;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The expectation beside a file of commands: {@code NAME.json} beside {@code NAME.jsonl}.
 *
 * @param lockstep the version of the file's format
 * @param title a sentence about the finding
 * @param verdict the verdict that a walk of the commands has
 * @param bucket the bucket of its finding
 * @param reference the arm with which the others are compared
 * @param arms the arms, as {@code --arms} names them
 */
public record CorpusEntry(
        int lockstep, String title, String verdict, String bucket, String reference, List<String> arms) {

    /** The format that this Lockstep reads and writes. */
    static final int FORM = 1;

    private static final String EXPECTATION = ".json";
    private static final String COMMANDS = ".jsonl";

    public CorpusEntry {
        arms = List.copyOf(arms);
    }

    /**
     * Returns the expectation that a walk has its first finding again.
     *
     * @param report the report of a walk of the shrunk commands
     */
    public static CorpusEntry of(Report report, String title) {
        return new CorpusEntry(
                FORM,
                title,
                report.verdict(),
                report.findings().get(0).bucket(),
                report.arms().stream()
                        .filter(Report.Arm::reference)
                        .findFirst()
                        .orElseThrow()
                        .name(),
                report.arms().stream()
                        .filter(arm -> !arm.twin())
                        .map(Report.Arm::name)
                        .toList());
    }

    /**
     * Files commands with this expectation.
     *
     * @param folder the folder of the system's corpus
     * @param name the name, without an ending
     * @param commands the file of the commands
     * @return the file of the commands in the corpus
     * @throws java.nio.file.FileAlreadyExistsException if the corpus has an entry of that name
     */
    public Path file(Path folder, String name, Path commands) throws IOException {
        Files.createDirectories(folder);
        Path filed = folder.resolve(name + COMMANDS);
        // Commands without an expectation would fail every play of the corpus, so the expectation comes first.
        Path expectation = folder.resolve(name + EXPECTATION);
        Files.writeString(
                expectation,
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE_NEW);
        try {
            return Files.copy(commands, filed);
        } catch (IOException e) {
            Files.deleteIfExists(expectation);
            throw e;
        }
    }

    /** Returns the files of commands in a folder and below it, in the order of their names. */
    public static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted().toList();
        }
        for (Path file : all) {
            if (file.toString().endsWith(EXPECTATION) && !all.contains(commands(file))) {
                throw new IOException(file + ": there is no " + commands(file).getFileName()
                        + " beside it, so nothing would be played; restore the commands, or remove the expectation");
            }
        }
        return all.stream().filter(file -> file.toString().endsWith(COMMANDS)).toList();
    }

    private static Path commands(Path expectation) {
        String name = expectation.getFileName().toString();
        return expectation.resolveSibling(name.substring(0, name.length() - EXPECTATION.length()) + COMMANDS);
    }

    /**
     * Reads the expectation for a file of commands.
     *
     * @throws IOException if there is none, or if it is damaged; the message names the file and the error
     */
    public static CorpusEntry read(Path commands) throws IOException {
        String name = commands.getFileName().toString();
        Path file = commands.resolveSibling(name.substring(0, name.length() - COMMANDS.length()) + EXPECTATION);
        if (!Files.exists(file)) {
            throw new IOException(file + ": there is no such file; it says what " + name + " is expected to show");
        }
        return new JsonFile(file, "an expectation").read(object -> {
            CorpusEntry entry = Json.MAPPER.treeToValue(object, CorpusEntry.class);
            if (entry.lockstep() != FORM) {
                throw new IOException(file + ": the file has format " + entry.lockstep()
                        + ", but this Lockstep reads format " + FORM);
            }
            return entry;
        });
    }

    /** Whether a walk has the verdict and the finding that are expected. */
    public boolean isShownBy(Report report) {
        return report.verdict().equals(verdict) && hasFinding(report);
    }

    /** Whether a walk has the finding that is expected, whatever its verdict. */
    public boolean hasFinding(Report report) {
        return report.findings().stream().map(Report.ReportedFinding::bucket).anyMatch(bucket::equals);
    }
}
