package dev.lockstep.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ledger as a page: a table for each workload and dimension, with a column for each arm. */
public record LedgerPage(Ledger ledger) {

    private record Table(String system, String workload, String part) {
        String title() {
            return (system.isEmpty() ? "tests" : system) + (workload.isEmpty() ? "" : ", " + workload) + ": " + part;
        }
    }

    /** Returns the page in Markdown. */
    public String text() {
        Map<Table, SortedMap<String, SortedMap<String, SortedMap<String, Sample>>>> tables = new LinkedHashMap<>();
        ledger.rows()
                .forEach((row, jobs) -> tables.computeIfAbsent(
                                new Table(row.system(), row.workload(), row.part()), unused -> new TreeMap<>())
                        .computeIfAbsent(row.name(), unused -> new TreeMap<>())
                        .put(row.place(), jobs));
        StringBuilder text = new StringBuilder("""
                # What was sampled

                `./lockstep ledger` makes this page from the reports of the jobs; nobody edits it. A cell says how often the
                row was met on the arm by a job, and the smallest seed that met it. A dark cell has a number, and its
                reason stands below the table: the transport does not offer it, or the walk that would light it.

                """);
        ledger.days()
                .forEach((job, day) -> text.append("Job ")
                        .append(plain(job))
                        .append(", ")
                        .append(day)
                        .append(": ")
                        .append(ledger.lit(job))
                        .append(" cells.\n"));
        text.append(ledger.lit()).append(" of ").append(ledger.size()).append(" cells are lit.\n");
        text.append(new HarnessTable(ledger).text());
        tables.forEach((table, rows) -> append(text, table, rows));
        return text.toString();
    }

    private static void append(
            StringBuilder text, Table table, SortedMap<String, SortedMap<String, SortedMap<String, Sample>>> rows) {
        SortedSet<String> arms = new TreeSet<>();
        rows.values().forEach(row -> arms.addAll(row.keySet()));
        Map<String, Integer> reasons = new LinkedHashMap<>();
        text.append("\n## ").append(plain(table.title())).append("\n\n|  |");
        arms.forEach(arm -> text.append(' ').append(plain(arm)).append(" |"));
        text.append("\n|---|").append("---|".repeat(arms.size())).append('\n');
        rows.forEach((name, row) -> {
            text.append("| ").append(plain(name)).append(" |");
            arms.forEach(
                    arm -> text.append(' ').append(cell(row.get(arm), reasons)).append(" |"));
            text.append('\n');
        });
        if (!reasons.isEmpty()) {
            text.append('\n');
            reasons.forEach((why, number) -> text.append("- dark ")
                    .append(number)
                    .append(": ")
                    .append(plain(why))
                    .append('\n'));
        }
    }

    private static String cell(SortedMap<String, Sample> jobs, Map<String, Integer> reasons) {
        if (jobs == null) {
            return "not walked";
        }
        List<String> lit = new ArrayList<>();
        jobs.forEach((job, sample) -> {
            if (sample.isLit()) {
                lit.add(plain(job) + " " + sample.times() + "x"
                        + (sample.seed().isEmpty() ? "" : ", seed " + sample.seed()));
            }
        });
        if (!lit.isEmpty()) {
            return String.join("; ", lit);
        }
        String why = jobs.values().iterator().next().why();
        return "dark " + reasons.computeIfAbsent(why, unused -> reasons.size() + 1);
    }

    static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\n", " ");
    }
}
