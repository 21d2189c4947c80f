package dev.lockstep.ledger;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The reports of a job: of walks, matrices, read shapes, crash states, faults, contexts, actors and tests, wherever
 * they are in its folders.
 */
public final class Reports {

    private final SortedMap<LedgerRow, Sample> samples = new TreeMap<>();
    private final FurtherReports further = new FurtherReports((row, times, seed, why, light) ->
            samples.merge(row, sample(times, seed, why.isEmpty() ? "not met; " + light : why), Sample::and));
    private int files;

    private Reports() {}

    /**
     * Reads all reports in these folders.
     *
     * @param job the name of the job
     * @param day the day of the job
     * @throws IOException if a report cannot be read, or if there is none; the message names the file or the folders
     */
    public static Ledger read(List<Path> folders, String job, String day) throws IOException {
        Reports reports = new Reports();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    reports.add(file);
                }
            }
        }
        if (reports.files == 0) {
            throw new IOException("there is no report in " + folders + "; name the folders of walks");
        }
        return Ledger.of(job, day, reports.samples);
    }

    private void add(Path file) throws IOException {
        switch (String.valueOf(file.getFileName())) {
            case "report.json" -> walk(tree(file));
            case "matrix.json" -> matrix(tree(file));
            case "shapes.json" -> shapes(tree(file), file);
            case "crash.json" -> crash(tree(file));
            case "faults.json" -> further.faults(tree(file));
            case "strikes.json" -> further.strikes(tree(file));
            case "contexts.json" -> further.contexts(tree(file));
            case "race.json" -> further.actors(tree(file), system(file, "-actors-"));
            default -> {
                if (!HarnessTable.namesSuite(file)) {
                    return;
                }
                further.tests(file);
            }
        }
        files++;
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return Json.tree(Files.readString(file));
        } catch (JacksonException | CharacterCodingException e) {
            throw new IOException(file + ": not a report (" + e.getMessage() + ")", e);
        }
    }

    private void walk(JsonNode report) {
        String system = report.path("system").asString();
        String workload = report.path("workload").asString();
        String seed = report.path("commands").path("seed").asString();
        JsonNode coverage = report.path("coverage");
        coverage.path("commands")
                .properties()
                .forEach(kind -> counts(
                        kind.getValue(),
                        seed,
                        (arm, sample) -> add(
                                new LedgerRow(system, workload, "command", kind.getKey(), arm),
                                sample,
                                workload,
                                kind.getKey())));
        coverage.path("probes")
                .properties()
                .forEach(probe -> counts(
                        probe.getValue(),
                        seed,
                        (arm, sample) -> add(
                                new LedgerRow(system, workload, "probe", probe.getKey(), arm), sample, workload, "")));
        coverage.path("aspects")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(aspect -> aspect.getValue()
                                .path("exercised")
                                .properties()
                                .forEach(arm -> add(
                                        new LedgerRow(
                                                system,
                                                workload,
                                                "aspect",
                                                kind.getKey() + ": " + aspect.getKey(),
                                                arm.getKey()),
                                        sample(arm.getValue().asLong(), seed, ""),
                                        workload,
                                        kind.getKey()))));
        coverage.path("invariants")
                .properties()
                .forEach(invariant -> invariant
                        .getValue()
                        .properties()
                        .forEach(arm -> add(
                                new LedgerRow(system, workload, "invariant", invariant.getKey(), arm.getKey()),
                                sample(
                                        arm.getValue().path("things").asLong(),
                                        seed,
                                        arm.getValue().path("reason").asString("")),
                                workload,
                                "")));
        for (JsonNode channel : report.path("observed")) {
            channel.path("arms")
                    .properties()
                    .forEach(arm -> add(
                            new LedgerRow(
                                    system,
                                    workload,
                                    "channel",
                                    channel.path("channel").asString(),
                                    arm.getKey()),
                            sample(
                                    arm.getValue().asLong(),
                                    seed,
                                    channel.path("without").path(arm.getKey()).asString("")),
                            workload,
                            ""));
            channel.path("without")
                    .properties()
                    .forEach(arm -> add(
                            new LedgerRow(
                                    system,
                                    workload,
                                    "channel",
                                    channel.path("channel").asString(),
                                    arm.getKey()),
                            sample(0, "", arm.getValue().asString()),
                            workload,
                            ""));
        }
    }

    /** Receives the sample of one arm. */
    private interface Counted {
        void on(String arm, Sample sample);
    }

    private void counts(JsonNode row, String seed, Counted counted) {
        row.properties()
                .forEach(arm -> counted.on(
                        arm.getKey(),
                        sample(
                                arm.getValue().path("exercised").asLong(),
                                seed,
                                arm.getValue().path("support").asString("").equals("UNSUPPORTED")
                                        ? "not offered: "
                                                + arm.getValue().path("reason").asString("")
                                        : "")));
    }

    private void matrix(JsonNode matrix) {
        String workload = matrix.path("workload").asString();
        for (JsonNode cell : matrix.path("cells")) {
            cell.path("arms").properties().forEach(arm -> {
                String result = arm.getValue().asString();
                boolean lit = result.equals("as predicted") || result.equals("known");
                add(
                        new LedgerRow(
                                matrix.path("system").asString(),
                                workload,
                                cell.path("store").asString() + " store",
                                cell.path("kind").asString(),
                                arm.getKey()),
                        sample(lit ? 1 : 0, matrix.path("seed").asString(), lit ? "" : result),
                        workload,
                        cell.path("kind").asString());
            });
        }
    }

    private void shapes(JsonNode grids, Path file) throws IOException {
        String system = system(file, "-shapes");
        for (JsonNode grid : grids) {
            for (JsonNode cell : grid.path("cells")) {
                boolean same = cell.path("result").asString().equals("same");
                for (String part : List.of("shape", "morphology")) {
                    add(
                            new LedgerRow(
                                    system,
                                    "",
                                    part,
                                    cell.path(part).asString(),
                                    grid.path("arm").asString()),
                            sample(
                                    same ? 1 : 0,
                                    "",
                                    same ? "" : cell.path("why").asString("")),
                            "",
                            "");
                }
            }
        }
    }

    /** Returns the system, which a folder above a report names: {@code h2-shapes}, {@code h2-actors-4-seeds-1}. */
    private static String system(Path file, String after) throws IOException {
        for (Path part : file.toAbsolutePath()) {
            int end = part.toString().indexOf(after);
            if (end > 0) {
                return part.toString().substring(0, end);
            }
        }
        throw new IOException(file + ": no folder is named SYSTEM" + after + "; leave the name of the report's folder");
    }

    private void crash(JsonNode crash) {
        for (JsonNode walk : crash.path("seeds")) {
            walk.path("states")
                    .properties()
                    .forEach(kind -> add(
                            new LedgerRow(
                                    crash.path("system").asString(),
                                    crash.path("workload").asString(),
                                    "crash state",
                                    kind.getKey(),
                                    "embedded"),
                            sample(
                                    kind.getValue().path("whole").asLong(),
                                    walk.path("seed").asString(),
                                    "no such state"),
                            crash.path("workload").asString(),
                            ""));
        }
    }

    private Sample sample(long times, String seed, String why) {
        return times > 0 ? new Sample(times, seed, "") : Sample.dark(why);
    }

    /** Adds a sample. One that is dark for no stated reason gets the walk that would light it. */
    private void add(LedgerRow row, Sample sample, String workload, String kind) {
        Sample reasoned = sample.isLit() || !sample.why().isEmpty()
                ? sample
                : Sample.dark("not met; ./lockstep run --system " + row.system()
                        + (workload.isEmpty() ? "" : " --workload " + workload)
                        + (kind.isEmpty() ? "" : " --only " + kind)
                        + " --steps 1000 draws for it");
        samples.merge(row, reasoned, Sample::and);
    }
}
