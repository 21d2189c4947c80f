package dev.lockstep.reduce;

import dev.lockstep.parity.Finding;
import dev.lockstep.platform.FileTree;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.report.Bucket;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shrink.Line;
import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the smallest list so far on disk, however the process ends. The list is moved into place as a whole, and so is
 * the recording of its walk. If the process is killed between two moves, the recording is missing and the list is not.
 *
 * <pre>
 * WALK/ops.min.jsonl        the smallest list of the first finding
 * WALK/shrunk/BUCKET/       the recording of a walk of the smallest list of a finding, with shrink.json
 * WALK/shrunk/BUCKET/asked/ a walk of the same list with a query that shows what only a look into the store showed
 * WALK/shrunk/BUCKET/slips/ other findings that trials showed, a list of commands each
 * WALK/shrunk/trial/        the walk of the trial that is being played
 * </pre>
 */
final class Keeper<M> {

    private static final String SLIPS = "slips";

    private final FoundWalk<M> found;
    private final List<Shrunk.Slip> slips = new ArrayList<>();
    private Path trial;
    private int leftBehind;

    Keeper(FoundWalk<M> found) {
        this.found = found;
        this.trial = trial(0);
    }

    private Path home() {
        return found.folder().resolve(Shrunk.FOLDER);
    }

    private Path trial(int number) {
        return home().resolve("trial" + (number == 0 ? "" : "-" + number));
    }

    private Path before() {
        return home().resolve("before");
    }

    List<Shrunk.Slip> slips() {
        return List.copyOf(slips);
    }

    /** Removes what a process that was killed left. */
    void begin() throws IOException {
        Files.createDirectories(home());
        clean();
    }

    /**
     * Removes what is of no use any more. An arm that nobody waits for may still write there; the next time does it.
     */
    void clean() throws IOException {
        try (Stream<Path> there = Files.list(home())) {
            for (Path folder : there.filter(this::isOfATrial).toList()) {
                isDeleted(folder);
            }
        }
    }

    private boolean isOfATrial(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith("trial") || folder.equals(before());
    }

    private static boolean isDeleted(Path folder) {
        try {
            new FileTree(folder).delete();
            return true;
        } catch (IOException stillInUse) {
            return false;
        }
    }

    /** Returns an empty folder for the walk of a trial; another one if an arm still writes into the last one. */
    Path emptyTrial() throws IOException {
        while (!isDeleted(trial)) {
            leftBehind++;
            trial = trial(leftBehind);
        }
        return Files.createDirectories(trial);
    }

    /** Keeps a list that shows the finding. */
    void keep(List<Line> lines, boolean keepsGoing) throws IOException {
        if (found.at() == 0) {
            write(found.folder().resolve(Shrunk.COMMANDS), lines, keepsGoing);
        }
    }

    /** Keeps the recording of the last walk in place of an earlier one, with what is known so far. */
    void keepRecording(Shrunk soFar) throws IOException {
        soFar.write(trial);
        Path target = found.target();
        Path kept = target.resolve(SLIPS);
        if (Files.exists(kept)) {
            Files.move(kept, trial.resolve(SLIPS));
        }
        if (Files.exists(target)) {
            new FileTree(before()).delete();
            Files.move(target, before());
        }
        Files.move(trial, target);
        new FileTree(before()).delete();
    }

    /** Keeps the recording of the last walk beside the kept one: it also has queries that show the damage. */
    void keepAsked() throws IOException {
        Files.move(trial, found.target().resolve(Shrunk.ASKED));
    }

    /** Notes the other findings of trials, each cause once; those of the walk itself are known already. */
    void slipped(Finding other, List<Line> lines, boolean keepsGoing) throws IOException {
        String bucket = Bucket.of(other.step());
        boolean known = found.others().contains(bucket)
                || slips.stream().anyMatch(slip -> slip.bucket().equals(bucket));
        if (!known) {
            String file = SLIPS + "/" + bucket + ".jsonl";
            write(found.target().resolve(file), lines, keepsGoing);
            slips.add(new Shrunk.Slip(bucket, other.step().kind(), lines.size(), file));
        }
    }

    private void write(Path file, List<Line> lines, boolean keepsGoing) throws IOException {
        Files.createDirectories(file.getParent());
        CommandFileHeader header = found.header().goingOn(keepsGoing);
        WholeFile.write(file, beside -> {
            try (CommandFileWriter writer = new CommandFileWriter(beside, header)) {
                for (Line line : lines) {
                    writer.append(line.command(), line.observation());
                }
            }
        });
    }
}
