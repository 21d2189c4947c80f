package dev.lockstep.junit;

import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import dev.lockstep.reduce.Ground;
import dev.lockstep.reduce.ShrinkWatcher;
import dev.lockstep.reduce.Shrinking;
import dev.lockstep.report.Report.ReportedFinding;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.html.Pages;
import dev.lockstep.report.repro.ReproFolder;
import dev.lockstep.report.triage.FindingFile;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shrink.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a finding, which is on disk already: it is made small, and told in every form that a person may want. What
 * cannot be done is a note, and takes nothing away from the finding.
 */
final class Aftercare<M> {

    /** The findings of one test together may take so many times what one may take. */
    private static final int TOGETHER = 4;

    /** No command of the system is the cause of these, or no list of commands shows them. */
    private static final Set<String> AS_THEY_ARE =
            Set.of(Verdict.FAULT.name(), Verdict.INFRA.name(), Verdict.NOISE.name());

    private final Ground<M> ground;
    private final Optional<Duration> toShrink;
    private final Map<String, Long> shrunk = new HashMap<>();
    private Duration left;

    /**
     * Creates it.
     *
     * @param toShrink the time for making one finding small; empty if each stays as it is
     */
    Aftercare(Ground<M> ground, Optional<Duration> toShrink) {
        this.ground = ground;
        this.toShrink = toShrink;
        this.left = toShrink.orElse(Duration.ZERO).multipliedBy(TOGETHER);
    }

    /** One way to tell a finding. */
    @FunctionalInterface
    private interface Part {
        void run() throws IOException;
    }

    /** Follows the first finding of a walk, and returns notes about what could not be done. */
    List<String> follow(ParityWalk walk) {
        List<String> notes = new ArrayList<>();
        Path folder = walk.folder();
        attempt("it has no finding.md", notes, () -> FindingFile.write(WalkFolder.read(folder)));
        attempt("it is not shrunk", notes, () -> {
            ReportedFinding finding = ReportFile.read(folder).findings().get(0);
            if (!AS_THEY_ARE.contains(finding.verdict())) {
                shrink(walk, finding.bucket(), notes);
                ReproFolder.write(
                        folder,
                        finding.bucket(),
                        ground.workload(),
                        ground.lineup().plans(walk.seed()));
            }
        });
        attempt("it has no finding.md", notes, () -> FindingFile.write(WalkFolder.read(folder)));
        attempt("it has no page", notes, () -> Pages.walk(WalkFolder.read(folder), false));
        return notes;
    }

    /** Each cause is made small once. */
    private void shrink(ParityWalk walk, String bucket, List<String> notes) throws IOException {
        if (toShrink.isEmpty()) {
            return;
        }
        Long earlier = shrunk.putIfAbsent(bucket, walk.seed());
        if (earlier != null) {
            notes.add("seed " + earlier + " shows the same, with fewer commands");
        } else if (left.isNegative() || left.isZero()) {
            notes.add("it is not shrunk, because the others took long; -D" + Overrides.SHRINK + "=2m gives more time");
        } else {
            long began = System.nanoTime();
            Duration most = left.compareTo(toShrink.get()) < 0 ? left : toShrink.get();
            Budget budget = new Budget(Budget.USUAL, Optional.of(Deadline.in(most)));
            try {
                new Shrinking<>(ground, budget, ShrinkWatcher.NONE).shrink(walk.folder(), Optional.of(bucket));
            } finally {
                left = left.minusNanos(System.nanoTime() - began);
            }
        }
    }

    private void attempt(String failure, List<String> notes, Part part) {
        if (ground.interruption().requested()) {
            return;
        }
        try {
            part.run();
        } catch (IOException | RuntimeException e) {
            notes.add(failure + " (" + Visible.line(String.valueOf(e.getMessage())) + ")");
        }
    }
}
