package dev.lockstep.ledger;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.platform.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All rows, each with the sample of every job that knows it. Two jobs have separate samples, because a short job lights
 * less than a night.
 */
public final class Ledger {

    private static final int FORM = 1;

    private final SortedMap<String, String> days;
    private final SortedMap<LedgerRow, SortedMap<String, Sample>> rows;

    private Ledger(SortedMap<String, String> days, SortedMap<LedgerRow, SortedMap<String, Sample>> rows) {
        this.days = days;
        this.rows = rows;
    }

    /** The rows of one name, as they are written. */
    private record Written(
            String system,
            String workload,
            String part,
            String name,
            SortedMap<String, SortedMap<String, Sample>> arms) {}

    /**
     * Returns the ledger of one job.
     *
     * @param day the day of the job, as YYYY-MM-DD in UTC
     */
    static Ledger of(String job, String day, Map<LedgerRow, Sample> samples) {
        SortedMap<LedgerRow, SortedMap<String, Sample>> rows = new TreeMap<>();
        samples.forEach((row, sample) -> rows.put(row, new TreeMap<>(Map.of(job, sample))));
        return new Ledger(new TreeMap<>(Map.of(job, day)), rows);
    }

    /**
     * Reads a ledger; one that does not exist is empty.
     *
     * @throws IOException if the file is not a ledger; the message names the file and the error
     */
    public static Ledger read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return new Ledger(new TreeMap<>(), new TreeMap<>());
        }
        return new JsonFile(file, "a ledger").read(FORM, "ledger", object -> {
            SortedMap<LedgerRow, SortedMap<String, Sample>> rows = new TreeMap<>();
            for (var node : object.path("rows")) {
                Written row = Json.MAPPER.treeToValue(node, Written.class);
                row.arms.forEach((arm, jobs) ->
                        rows.put(new LedgerRow(row.system, row.workload, row.part, row.name, arm), jobs));
            }
            SortedMap<String, String> days = new TreeMap<>();
            object.path("jobs")
                    .properties()
                    .forEach(job -> days.put(job.getKey(), job.getValue().asString()));
            return new Ledger(days, rows);
        });
    }

    /** Writes the ledger, a line for each row, so that a change of one row is a change of one line. */
    public void write(Path file) throws IOException {
        Map<LedgerRow, SortedMap<String, SortedMap<String, Sample>>> named = new LinkedHashMap<>();
        rows.forEach((row, jobs) ->
                named.computeIfAbsent(row.anywhere(), unused -> new TreeMap<>()).put(row.place(), jobs));
        String lines = named.entrySet().stream()
                .map(entry -> Json.MAPPER.writeValueAsString(new Written(
                        entry.getKey().system(),
                        entry.getKey().workload(),
                        entry.getKey().part(),
                        entry.getKey().name(),
                        entry.getValue())))
                .collect(Collectors.joining(
                        ",\n  ",
                        "{\n \"lockstep\": " + FORM + ",\n \"jobs\": " + Json.MAPPER.writeValueAsString(days)
                                + ",\n \"rows\": [\n  ",
                        "\n ]\n}\n"));
        WholeFile.write(file, lines);
    }

    /** Returns the day of each job. */
    SortedMap<String, String> days() {
        return days;
    }

    SortedMap<LedgerRow, SortedMap<String, Sample>> rows() {
        return rows;
    }

    /** Whether nothing is sampled in it. */
    public boolean isEmpty() {
        return rows.values().stream().noneMatch(jobs -> jobs.values().stream().anyMatch(Sample::isLit));
    }

    /** Returns the number of rows that some job has lit. */
    public long lit() {
        return rows.values().stream()
                .filter(jobs -> jobs.values().stream().anyMatch(Sample::isLit))
                .count();
    }

    /** Returns the number of rows that this job has lit. */
    public long lit(String job) {
        return rows.values().stream()
                .map(jobs -> jobs.get(job))
                .filter(sample -> sample != null && sample.isLit())
                .count();
    }

    /** Returns the number of all rows. */
    public long size() {
        return rows.size();
    }

    /** Returns a line for each row that this job has lit here, and that is dark or missing in another ledger. */
    public List<String> wentDark(Ledger now, String job) {
        List<String> lines = new ArrayList<>();
        rows.forEach((row, jobs) -> {
            Sample before = jobs.get(job);
            if (before != null && before.isLit()) {
                Sample after = now.rows.getOrDefault(row, new TreeMap<>()).get(job);
                if (after == null) {
                    lines.add(row.words() + ": not in the reports of this job any more");
                } else if (!after.isLit()) {
                    lines.add(row.words() + ": " + after.why());
                }
            }
        });
        return lines;
    }

    /**
     * Returns this ledger with the samples of one job replaced. A row that nobody knows any more is gone.
     *
     * @param why the reason that somebody gives for the rows that went dark; empty for none
     */
    public Ledger with(Ledger now, String job, String why) {
        SortedMap<LedgerRow, SortedMap<String, Sample>> all = new TreeMap<>();
        rows.forEach((row, jobs) -> {
            SortedMap<String, Sample> left = new TreeMap<>(jobs);
            left.remove(job);
            if (!left.isEmpty()) {
                all.put(row, left);
            }
        });
        now.rows.forEach((row, jobs) -> {
            Sample sample = jobs.get(job);
            Sample before = rows.getOrDefault(row, new TreeMap<>()).get(job);
            boolean wentDark = before != null && before.isLit() && !sample.isLit() && !why.isEmpty();
            all.computeIfAbsent(row, unused -> new TreeMap<>()).put(job, wentDark ? Sample.dark(why) : sample);
        });
        SortedMap<String, String> later = new TreeMap<>(days);
        later.putAll(now.days);
        return new Ledger(later, all);
    }
}
