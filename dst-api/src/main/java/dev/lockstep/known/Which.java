package dev.lockstep.known;

import dev.lockstep.report.Report.ReportedFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of a walk's findings is meant; without a step and a bucket it is the first.
 *
 * @param step its step
 * @param bucket the beginning of its bucket
 */
public record Which(Optional<Long> step, Optional<String> bucket) {

    /** The first finding. */
    public static final Which FIRST = new Which(Optional.empty(), Optional.empty());

    /** Returns the place of the finding in the list; empty if there is none. */
    Optional<Integer> in(List<ReportedFinding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            ReportedFinding finding = findings.get(i);
            if (step.orElse(finding.step()) == finding.step()
                    && finding.bucket().startsWith(bucket.orElse(""))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Returns the findings that can be named, for people. */
    static String choices(List<ReportedFinding> findings) {
        return findings.stream()
                .map(finding -> "step " + finding.step() + " (bucket " + finding.bucket() + ")")
                .collect(Collectors.joining(", "));
    }
}
