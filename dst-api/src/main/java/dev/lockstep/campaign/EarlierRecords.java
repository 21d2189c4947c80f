package dev.lockstep.campaign;

import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The records that an earlier run of a campaign has left: those of finished walks count, and the others are kept
 * beside.
 *
 * @param folder the folder of the campaign
 * @param notes receives lines for people
 */
record EarlierRecords(Path folder, Consumer<String> notes) {

    /** The folder of the records of walks that did not come to their end, and that were played again. */
    static final String UNFINISHED = "unfinished";

    /** Returns what a walk has added already; makes room for the walk if it has not come to its end. */
    Optional<Contribution> finished(long seed, Path walk) {
        if (!Files.exists(walk)) {
            return Optional.empty();
        }
        try {
            Optional<Contribution> earlier = ContributionFile.read(walk).filter(Contribution::isFinished);
            if (earlier.isPresent()) {
                return earlier;
            }
        } catch (IOException e) {
            notes.accept(e.getMessage() + ", so seed " + seed + " is walked again");
        }
        try {
            if (Files.exists(walk.resolve(Recording.REPORT))) {
                notes.accept("seed " + seed + " did not come to its end and is walked again; its record is kept in "
                        + aside(walk, UNFINISHED));
            } else {
                new FileTree(walk).delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make room for " + walk + " (" + Reason.of(e) + ")", e);
        }
        return Optional.empty();
    }

    /**
     * Returns the finding of an earlier record of this walk that did not come back when the walk was played again. A
     * kill would otherwise take a divergence away that comes and goes.
     */
    Optional<String> lostFinding(long seed, Contribution again) {
        Set<String> buckets = again.summary().buckets().stream()
                .map(WalkSummary.FoundBucket::bucket)
                .collect(Collectors.toSet());
        for (int number = 1; ; number++) {
            Path record = numbered(
                    folder.resolve(UNFINISHED),
                    CampaignFolder.walk(folder, seed).getFileName(),
                    number);
            if (Files.notExists(record)) {
                return Optional.empty();
            }
            try {
                for (Divergence divergence : WalkFolder.read(record).divergences()) {
                    if (!buckets.contains(divergence.bucket())) {
                        return Optional.of("an earlier record of this walk, " + UNFINISHED + "/"
                                + record.getFileName() + ", has a finding that did not come back: "
                                + divergence.title());
                    }
                }
            } catch (IOException e) {
                notes.accept(
                        record + " cannot be read, so nobody knows whether it has a finding (" + Reason.of(e) + ")");
            }
        }
    }

    /** Moves the record of a walk into a folder of such records, and returns its new place. */
    Path aside(Path walk, String home) throws IOException {
        Path kept = Files.createDirectories(folder.resolve(home));
        for (int number = 1; ; number++) {
            Path place = numbered(kept, walk.getFileName(), number);
            if (Files.notExists(place)) {
                return Files.move(walk, place);
            }
        }
    }

    private static Path numbered(Path home, Path name, int number) {
        return home.resolve(name + (number == 1 ? "" : "-" + number));
    }
}
