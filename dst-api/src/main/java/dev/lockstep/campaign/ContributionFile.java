package dev.lockstep.campaign;

import dev.lockstep.backend.Support;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code walk.json}: everything that a walk adds to its campaign, without loss, so that the folder of a
 * campaign is enough to make its report again. The file is written when the walk has come to its end, so a walk without
 * one was killed.
 *
 * @param lockstep the version of the file's format
 * @param summary the walk, with {@code .} for its folder
 * @param commands the counts of the coverage, by kind, then by arm
 * @param probes the counts of the coverage, by probe, then by arm
 */
record ContributionFile(
        int lockstep,
        WalkSummary summary,
        SortedMap<String, SortedMap<String, Counted>> commands,
        SortedMap<String, SortedMap<String, Counted>> probes,
        SortedMap<String, SortedMap<String, Coverage.AspectCounts>> aspects,
        SortedMap<String, SortedMap<String, Coverage.Looks>> invariants,
        SortedMap<String, Long> kills,
        List<Coverage.Hole> holes,
        SortedMap<String, SortedMap<String, String>> arms,
        List<Observed> observed) {

    static final String NAME = "walk.json";

    private static final String CONTENT = "the result of a walk";

    private static final int FORM = 1;

    private static final String HERE = ".";

    ContributionFile {
        holes = List.copyOf(holes);
        observed = List.copyOf(observed);
    }

    /** See {@link Coverage.Counts}, which is read without its reason. */
    record Counted(SortedMap<String, Long> outcomes, long exercised, Support.Level support, String reason) {

        static Counted of(Coverage.Counts counts) {
            return new Counted(counts.outcomes(), counts.exercised(), counts.support(), counts.reason());
        }

        Coverage.Counts counts() {
            return new Coverage.Counts(outcomes, exercised, support, reason);
        }
    }

    /** Writes the file into the folder of the walk. */
    static void write(Contribution walk, Path folder) throws IOException {
        Coverage coverage = walk.coverage();
        ContributionFile file = new ContributionFile(
                FORM,
                walk.summary().in(HERE),
                counted(coverage.commands()),
                counted(coverage.probes()),
                coverage.aspects(),
                coverage.invariants(),
                coverage.kills(),
                coverage.holes(),
                walk.arms(),
                walk.observed());
        new JsonFile(folder.resolve(NAME), CONTENT).write(file);
    }

    private static SortedMap<String, SortedMap<String, Counted>> counted(
            SortedMap<String, SortedMap<String, Coverage.Counts>> counts) {
        SortedMap<String, SortedMap<String, Counted>> all = new TreeMap<>();
        counts.forEach((name, row) -> {
            SortedMap<String, Counted> arms = new TreeMap<>();
            row.forEach((arm, count) -> arms.put(arm, Counted.of(count)));
            all.put(name, arms);
        });
        return all;
    }

    /**
     * Reads the file from the folder of a walk; empty if there is none.
     *
     * @throws IOException if it is not such a file; the message names the file and the error
     */
    static Optional<Contribution> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(file, CONTENT).read(FORM, "file", object -> {
            if (object.path("summary") instanceof ObjectNode summary) {
                // A summary leaves out what is zero or empty.
                summary.putIfAbsent("agreed", LongNode.valueOf(0));
                summary.putIfAbsent("buckets", Json.MAPPER.createArrayNode());
                object.putIfAbsent("invariants", Json.MAPPER.createObjectNode());
                object.putIfAbsent("kills", Json.MAPPER.createObjectNode());
                summary.putIfAbsent("resets", Json.MAPPER.createArrayNode());
            }
            Coverage.AspectCounts.complete(object.path("aspects"));
            Observed.complete(object.path("observed"));
            return Json.MAPPER.treeToValue(object, ContributionFile.class).in(folder);
        }));
    }

    private Contribution in(Path folder) {
        return new Contribution(
                summary.in(folder.toString()),
                new Coverage(counts(commands), counts(probes), aspects, invariants, kills, holes),
                arms,
                observed);
    }

    private static SortedMap<String, SortedMap<String, Coverage.Counts>> counts(
            SortedMap<String, SortedMap<String, Counted>> counted) {
        SortedMap<String, SortedMap<String, Coverage.Counts>> all = new TreeMap<>();
        counted.forEach((name, row) -> {
            SortedMap<String, Coverage.Counts> arms = new TreeMap<>();
            row.forEach((arm, count) -> arms.put(arm, count.counts()));
            all.put(name, arms);
        });
        return all;
    }
}
