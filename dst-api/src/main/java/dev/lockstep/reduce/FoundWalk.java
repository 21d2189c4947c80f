package dev.lockstep.reduce;

import dev.lockstep.op.Json;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shrink.Keys;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * A finding in the folder of its walk, with the commands up to it. A finding after a burst without reads is taken from
 * the walk that located it, where each step is read and the commands end at the step that shows it.
 *
 * @param folder the folder of the walk
 * @param bucket the bucket of the finding, as the walk's report has it
 * @param at the number of the finding among those of the walk, from 0
 * @param finding the finding, with the differences of the step that shows it
 * @param header the first line of its commands
 * @param steps the commands up to it, with their observations
 * @param others the buckets of all findings of the walk
 */
record FoundWalk<M>(
        Path folder,
        String bucket,
        int at,
        Report.ReportedFinding finding,
        CommandFileHeader header,
        List<RecordedStep<M>> steps,
        Set<String> others) {

    private static final Set<String> DIFFERENCES = Set.of(Verdict.DIVERGED.name(), Verdict.MODEL.name());

    /**
     * Reads a finding.
     *
     * @param bucket its bucket, or the beginning of it; empty for the first finding
     * @throws IOException if there is no such finding, or if it cannot be made small; the message says why
     */
    static <M> FoundWalk<M> read(Path folder, Optional<String> bucket, CommandCodec<M> codec) throws IOException {
        Report report = ReportFile.read(folder);
        int at = at(folder, report, bucket);
        Report.ReportedFinding finding = report.findings().get(at);
        requireShrinkable(folder, finding);
        Set<String> others = report.findings().stream()
                .map(Report.ReportedFinding::bucket)
                .collect(Collectors.toCollection(TreeSet::new));
        Path located = folder.resolve(Recording.LOCATED);
        if (finding.located().filter(Report.Place::shown).isPresent()
                && Files.exists(located.resolve(Recording.REPORT))) {
            return of(
                    folder,
                    located,
                    finding.bucket(),
                    at,
                    ReportFile.read(located).findings().get(0),
                    others,
                    codec);
        }
        return of(folder, folder, finding.bucket(), at, finding, others, codec);
    }

    private static <M> FoundWalk<M> of(
            Path folder,
            Path recorded,
            String bucket,
            int at,
            Report.ReportedFinding finding,
            Set<String> others,
            CommandCodec<M> codec)
            throws IOException {
        Path file = recorded.resolve(Recording.COMMANDS);
        CommandFile<M> commands = commands(file, codec);
        if (finding.step() > commands.steps().size()) {
            throw new IOException(file + " has no step " + finding.step() + ", which the report names");
        }
        return new FoundWalk<>(
                folder,
                bucket,
                at,
                finding,
                commands.header(),
                commands.steps().subList(0, Math.toIntExact(finding.step())),
                others);
    }

    private static <M> CommandFile<M> commands(Path file, CommandCodec<M> codec) throws IOException {
        try {
            return CommandFile.read(file, codec);
        } catch (CommandFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static int at(Path folder, Report report, Optional<String> bucket) throws IOException {
        List<String> buckets =
                report.findings().stream().map(Report.ReportedFinding::bucket).toList();
        if (buckets.isEmpty()) {
            throw new IOException(folder + " has no finding that could be shrunk: " + report.verdict());
        }
        for (int at = 0; at < buckets.size(); at++) {
            if (bucket.isEmpty() || buckets.get(at).startsWith(bucket.get())) {
                return at;
            }
        }
        throw new IOException(folder + " has no finding in the bucket " + bucket.orElseThrow() + "; it has "
                + String.join(", ", new TreeSet<>(buckets)));
    }

    private static void requireShrinkable(Path folder, Report.ReportedFinding finding) throws IOException {
        if (finding.verdict().equals(Verdict.NOISE.name())) {
            throw new IOException(
                    folder + ": the finding is noise, because the reference disagrees with itself; noise is"
                            + " not shrunk, so look at one answer of the reference beside another");
        }
        if (!DIFFERENCES.contains(finding.verdict())) {
            throw new IOException(folder + ": the finding is " + finding.verdict()
                    + ", which no command of the system causes; only differences are shrunk");
        }
        if (finding.step() < 1) {
            throw new IOException(folder + ": the finding is in the creation of the schema, before the first command;"
                    + " there is nothing to shrink");
        }
    }

    /** Returns the values of which the rows that differ speak. A value that the report cuts short is left out. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Difference difference : finding.differences()) {
            for (String value : List.of(difference.expected(), difference.actual())) {
                try {
                    keys.addAll(Keys.in(Json.tree(value)));
                } catch (JacksonException cutShort) {
                    continue;
                }
            }
        }
        return keys;
    }

    /** Returns the arms that the differences name. */
    Set<String> disagreeing() {
        Set<String> arms = new TreeSet<>();
        finding.differences()
                .forEach(difference -> arms.addAll(List.of(difference.reference(), difference.deviating())));
        arms.remove(Difference.MODEL);
        return arms;
    }

    /** Returns the folder of the result. */
    Path target() {
        return Shrunk.folder(folder, bucket);
    }

    /**
     * Returns lists of commands that an earlier shrinking left, the shortest first. They are only a place to begin, so
     * one that cannot be read is skipped.
     */
    List<List<RecordedStep<M>>> earlier(CommandCodec<M> codec) {
        List<Path> files = new ArrayList<>(List.of(target().resolve(Recording.COMMANDS)));
        if (at == 0) {
            files.add(folder.resolve(Shrunk.COMMANDS));
        }
        List<List<RecordedStep<M>>> found = new ArrayList<>();
        for (Path file : files) {
            try {
                found.add(CommandFile.read(file, codec).steps());
            } catch (CommandFormatException notThereOrDamaged) {
                continue;
            }
        }
        found.removeIf(list -> list.isEmpty() || list.size() >= steps.size());
        found.sort((a, b) -> Integer.compare(a.size(), b.size()));
        return found;
    }
}
