package dev.lockstep.report.repro;

import dev.lockstep.report.Report;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A finding as the report of its walk tells it, beside the steps.
 *
 * @param title the finding in a sentence
 * @param platform the Java runtime and the operating system, by their names
 * @param opened what each arm was opened with, by arm and name: a URL, a command
 */
record Origin(Optional<String> title, Optional<String> platform, SortedMap<String, SortedMap<String, String>> opened) {

    /** Nothing is known. */
    static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty(), new TreeMap<>());

    static Origin of(WalkFolder walk, String bucket) {
        Optional<String> title = walk.divergences().stream()
                .filter(divergence -> divergence.bucket().equals(bucket))
                .map(Divergence::title)
                .findFirst();
        return new Origin(
                title,
                walk.report().map(Report::changing).map(Origin::platform),
                walk.report().map(Report::opened).orElseGet(TreeMap::new));
    }

    private static String platform(Report.Volatile noted) {
        String release = noted.java().replaceAll("^.* (\\d+)[^ ]*$", "$1");
        return "Java " + release + " on " + noted.machine().replaceAll(",.*$", "");
    }
}
