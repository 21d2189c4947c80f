package dev.lockstep.junit;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The check that the walks of all seeds together exercised everything. What no walk exercised is not in parity, however
 * green each walk is.
 *
 * @param seeds the seeds, in words
 * @param expected the number of walks
 */
record Together(String seeds, long expected) {

    private static final int HOLES = 10;

    private static final int NAMED = 5;

    /**
     * Fails if something was left out; says nothing if some walks are missing, because then it would be about others.
     */
    void require(CampaignReport report) {
        List<Long> unfinished = report.walks().stream()
                .filter(WalkSummary::failed)
                .map(WalkSummary::seed)
                .toList();
        if (!unfinished.isEmpty()) {
            throw new TestAbortedException(
                    "not judged, because these seeds did not come to their end in parity: " + named(unfinished));
        }
        if (report.walks().size() < expected) {
            throw new TestAbortedException("not judged, because "
                    + report.walks().size() + " of " + expected + " seeds were walked in this run");
        }
        if (!report.verdict().equals(Verdict.PARITY.name())) {
            throw new AssertionFailedError(message(report));
        }
    }

    private static String named(List<Long> seeds) {
        return seeds.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (seeds.size() > NAMED ? " and " + (seeds.size() - NAMED) + " more" : "");
    }

    private String message(CampaignReport report) {
        List<Coverage.Hole> holes = report.notExercised();
        StringBuilder text = new StringBuilder(report.verdict() + " over " + seeds + ": ");
        if (holes.isEmpty()) {
            text.append(report.steps())
                    .append(" of ")
                    .append(report.asked())
                    .append(" steps were walked, and ")
                    .append(report.endedAsKnown())
                    .append(" of ")
                    .append(report.walks().size())
                    .append(" walks ended early at a known difference");
        } else {
            text.append(holes.size())
                    .append(holes.size() == 1 ? " hole, " : " holes, the first: ")
                    .append(line(holes.get(0)));
            holes.stream()
                    .skip(1)
                    .limit(HOLES)
                    .forEach(hole -> text.append("\n  ").append(line(hole)));
        }
        return text.append("\n  more steps and more seeds exercise more: -D")
                .append(Overrides.STEPS)
                .append("=…, -D")
                .append(Overrides.SEEDS)
                .append("=…")
                .toString();
    }

    private static String line(Coverage.Hole hole) {
        return Visible.line(hole.what() + " " + hole.name() + " on " + hole.arm() + ", " + hole.why());
    }
}
