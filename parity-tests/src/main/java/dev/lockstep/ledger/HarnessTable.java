package dev.lockstep.ledger;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows that a harness of this sort must have, whatever its systems are: operations, invariants, read shapes,
 * recovery, concurrent use, fuzzing, contexts, replay. {@code table.json} says which cells of the ledger light each.
 */
record HarnessTable(Ledger ledger) {

    private static final String FILE = "table.json";

    private static final Pattern SUITE = Pattern.compile("TEST-(?:.*[.])?([A-Za-z0-9]+)[.]xml");

    /**
     * One row.
     *
     * @param row its name
     * @param part the dimension of the cells that light it
     * @param name a pattern for the names of these cells
     * @param light the command that lights it
     */
    private record Wanted(String row, String part, String name, String light) {
        boolean isLitBy(LedgerRow cell) {
            return cell.part().equals(part) && cell.name().matches(name);
        }
    }

    private static List<Wanted> wanted() {
        try (InputStream in = HarnessTable.class.getResourceAsStream(FILE)) {
            return Arrays.asList(Json.MAPPER.readValue(in.readAllBytes(), Wanted[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is the report of a suite of tests that lights a row. */
    static boolean namesSuite(Path file) {
        Matcher suite = SUITE.matcher(String.valueOf(file.getFileName()));
        return suite.matches()
                && wanted().stream()
                        .anyMatch(row -> row.part().equals(FurtherReports.TEST)
                                && suite.group(1).matches(row.name()));
    }

    /** Returns the table in Markdown. */
    String text() {
        List<Wanted> rows = wanted();
        StringBuilder text = new StringBuilder();
        int lit = 0;
        for (Wanted row : rows) {
            Optional<String> cell = cell(row);
            lit += cell.isPresent() ? 1 : 0;
            text.append("| ")
                    .append(LedgerPage.plain(row.row()))
                    .append(" | ")
                    .append(cell.orElse("dark: `" + row.light() + "` lights it"))
                    .append(" |\n");
        }
        return "\n## The rows of any harness\n\n" + lit + " of " + rows.size()
                + " are lit.\n\n| row | lit by |\n|---|---|\n" + text;
    }

    /** Returns how many cells light a row, and one of them. */
    private Optional<String> cell(Wanted row) {
        List<LedgerRow> cells = ledger.rows().entrySet().stream()
                .filter(entry -> row.isLitBy(entry.getKey())
                        && entry.getValue().values().stream().anyMatch(Sample::isLit))
                .map(entry -> entry.getKey())
                .toList();
        return cells.stream()
                .findFirst()
                .map(first -> cells.size()
                        + (cells.size() == 1 ? " cell: " : " cells, such as ")
                        + LedgerPage.plain(first.words().strip()));
    }
}
