package dev.lockstep.report.repro;

import dev.lockstep.report.Report;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.Headline;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A finding as the report of its walk tells it, beside the steps.
 *
 * @param headline the finding in a sentence
 * @param platform the Java runtime and the operating system, by their names
 * @param opened what each arm was opened with, by arm and name: a URL, a command
 * @param doubts why the same steps may not show it each time, in sentences
 * @param edges values next to each other, of which one agrees and the other differs, in words
 * @param looks what looks into the stores say, in sentences without a full stop
 */
record Origin(
        Optional<Headline> headline,
        Optional<String> platform,
        SortedMap<String, SortedMap<String, String>> opened,
        List<String> doubts,
        List<String> edges,
        List<String> looks) {

    /** Nothing is known. */
    static final Origin UNKNOWN =
            new Origin(Optional.empty(), Optional.empty(), new TreeMap<>(), List.of(), List.of(), List.of());

    Origin {
        doubts = List.copyOf(doubts);
        edges = List.copyOf(edges);
        looks = List.copyOf(looks);
    }

    static Origin of(WalkFolder walk, String bucket) throws IOException {
        Optional<Divergence> told = walk.divergences().stream()
                .filter(divergence -> divergence.bucket().equals(bucket))
                .findFirst();
        return new Origin(
                told.map(Divergence::headline),
                walk.report().map(Report::changing).map(Origin::platform),
                walk.report().map(Report::opened).orElseGet(TreeMap::new),
                doubts(walk, bucket),
                edges(walk, bucket),
                told.map(Divergence::looks).orElse(List.of()));
    }

    private static List<String> doubts(WalkFolder walk, String bucket) throws IOException {
        List<String> doubts = new ArrayList<>();
        boolean isNoise = walk.divergences().stream()
                .anyMatch(divergence -> divergence.bucket().equals(bucket)
                        && divergence.classification().equals("NOISE"));
        if (isNoise) {
            doubts.add("The reference differed from itself as well.");
        }
        for (Path folder : places(walk, bucket)) {
            Optional<Shrunk> shrunk = Shrunk.read(folder);
            if (shrunk.isPresent()
                    && (comesAndGoes(shrunk.get().before())
                            || comesAndGoes(shrunk.get().after()))) {
                doubts.add("It comes and goes: the commands of the walk showed it again "
                        + shrunk.get().before() + " times, and the fewest commands "
                        + shrunk.get().after() + " times.");
            }
        }
        return doubts;
    }

    private static List<String> edges(WalkFolder walk, String bucket) throws IOException {
        List<String> edges = new ArrayList<>();
        for (Path folder : places(walk, bucket)) {
            Shrunk.read(folder).ifPresent(shrunk -> shrunk.edges().forEach(edge -> edges.add(edge.toString())));
        }
        return edges;
    }

    /** The folder is that of the shrunk walk, or that of a walk whose commands could not be made fewer. */
    private static List<Path> places(WalkFolder walk, String bucket) {
        return List.of(walk.folder(), Shrunk.folder(walk.folder(), bucket));
    }

    private static boolean comesAndGoes(Shrunk.Reproduction plays) {
        return plays.again() < plays.of();
    }

    private static String platform(Report.Volatile noted) {
        String release = noted.java().replaceAll("^.* (\\d+)[^ ]*$", "$1");
        return "Java " + release + " on " + noted.machine().replaceAll(",.*$", "");
    }
}
