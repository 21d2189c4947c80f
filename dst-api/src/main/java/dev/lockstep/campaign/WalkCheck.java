package dev.lockstep.campaign;

import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks that the result of a walk is that of the walk that was planned, and says no less than the report beside it. A
 * folder may have come a long way: a file that somebody mended, or copied from another walk, must not make a campaign
 * parity.
 *
 * @param folder the folder of the walk
 * @param seed the seed that the folder stands for
 * @param plan the plan of the campaign
 */
record WalkCheck(Path folder, long seed, CampaignPlan plan) {

    /** The part of a report with which the result is compared. */
    private record Reported(Verdict verdict, long seed) {}

    /**
     * Returns the result, if it is sound.
     *
     * @throws IOException if not; the message names the file and what is wrong
     */
    Contribution sound(Contribution written) throws IOException {
        WalkSummary summary = written.summary();
        if (summary.seed() != seed) {
            throw refused("it is the result of seed " + summary.seed() + ", and not of seed " + seed);
        }
        if (summary.asked() != plan.steps()) {
            throw refused("its walk was asked for " + summary.asked() + " steps, and the plan of the campaign says "
                    + plan.steps());
        }
        if (!summary.failed()
                && !(summary.buckets().isEmpty() && summary.differences().isEmpty())) {
            throw refused("it says " + summary.verdict() + " and has findings, so somebody has changed it");
        }
        if (Files.exists(folder.resolve(Recording.REPORT))) {
            compare(summary, reported());
        }
        return written;
    }

    private void compare(WalkSummary summary, Reported reported) throws IOException {
        if (reported.seed() != seed) {
            throw refused("the report beside it is that of seed " + reported.seed() + ", and not of seed " + seed);
        }
        if (isWorse(reported.verdict(), summary.verdict())) {
            throw refused("it says " + summary.verdict() + ", and the report beside it " + reported.verdict()
                    + ", so somebody has changed one of them");
        }
    }

    private static boolean isWorse(Verdict one, Verdict other) {
        return !one.endedWell() && other.and(one) != other;
    }

    private Reported reported() throws IOException {
        return new JsonFile(folder.resolve(Recording.REPORT), "a report")
                .read(report -> new Reported(
                        Verdict.valueOf(report.path("verdict").asString("")),
                        report.path("commands").path("seed").asLong(seed)));
    }

    private IOException refused(String why) {
        return new IOException(folder.resolve(ContributionFile.NAME) + ": " + why);
    }
}
