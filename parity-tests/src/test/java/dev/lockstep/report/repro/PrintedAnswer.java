package dev.lockstep.report.repro;

import dev.lockstep.backend.sparql.NotResultsException;
import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.ValueKind;
import dev.lockstep.project.Project;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Expectation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The lines that a reproducer printed for one step, compared with the outcome of the walk.
 *
 * @param printed the first line without its number, then the rows
 */
record PrintedAnswer(SystemUnderTest system, Normalisers normalisers, Told told, String arm, List<String> printed) {

    /** The first line of an arm that was stopped because it did not answer. */
    static final String WAITS_FOR_EVER = "no answer";

    /** Returns why the lines are not the outcome; empty if they are. */
    Optional<String> objection() {
        String first = printed.get(0);
        Outcome seen = told.seen().get(arm);
        if (seen == null && told.isRead() && told.expectation() instanceof Expectation.Returns returns) {
            seen = new Outcome.Rows(returns.rows());
        }
        if (seen == null || seen instanceof Outcome.Unsupported || first.equals("not offered")) {
            return seen == null || first.equals("not offered") ? Optional.empty() : Optional.of("it is not offered");
        }
        boolean same;
        if (seen instanceof Outcome.Done done) {
            same = first.equals("done")
                    || first.startsWith("done ")
                            && (done.count().isEmpty()
                                    || first.equals("done " + done.count().getAsLong()));
        } else if (seen instanceof Outcome.Refused refused) {
            String code = first.startsWith("refused ") ? first.substring("refused ".length()) : "";
            same = code.equals(refused.refusal()) || system.refusalOf(code).equals(refused.refusal());
        } else if (seen instanceof Outcome.Rows rows) {
            same = rows(rows, first);
        } else {
            boolean waited = seen instanceof Outcome.Broken broken && broken.cause() == Outcome.Broken.Cause.TIMED_OUT;
            same = first.startsWith("failed") || first.startsWith("refused ") || waited && first.equals(WAITS_FOR_EVER);
        }
        return same ? Optional.empty() : Optional.of(difference(seen));
    }

    private String difference(Outcome seen) {
        Operation operation = plain(told.operations().get(arm));
        boolean parts = operation instanceof Operation.Transaction || operation instanceof Operation.Batch;
        if (!(seen instanceof Outcome.Rows rows) || parts || !printed.get(0).startsWith("rows ")) {
            String had = Json.MAPPER.writeValueAsString(seen);
            return "the walk had " + had.substring(0, Math.min(had.length(), 1000));
        }
        List<String> actual = new ArrayList<>(read(
                told.operations().get(arm).rowShape().map(RowShape::columns).orElse(List.of())));
        List<String> expected =
                new ArrayList<>(rows.rows().stream().map(PrintedAnswer::text).toList());
        List<String> extra = new ArrayList<>(actual);
        expected.forEach(extra::remove);
        actual.forEach(expected::remove);
        return "only the walk had " + expected + ", only the script has " + extra;
    }

    private boolean rows(Outcome.Rows seen, String first) {
        Operation operation = plain(told.operations().get(arm));
        if (operation instanceof Operation.Transaction
                || operation instanceof Operation.Batch batch && batch.keys().isEmpty()) {
            return first.equals("done") || parts(seen);
        }
        if (!first.equals("rows " + seen.rows().size())
                || printed.size() != seen.rows().size() + 1) {
            return false;
        }
        List<Column> columns = operation.rowShape().map(RowShape::columns).orElse(List.of());
        List<String> expected = seen.rows().stream().map(PrintedAnswer::text).toList();
        List<String> actual = read(columns);
        boolean ordered = operation.rowShape().map(RowShape::ordered).orElse(false);
        return ordered ? actual.equals(expected) : sorted(actual).equals(sorted(expected));
    }

    private static Operation plain(Operation operation) {
        return operation instanceof Operation.InSession asked ? asked.operation() : operation;
    }

    private List<String> read(List<Column> columns) {
        List<String> printedRows = printed.subList(1, printed.size());
        if (system.name().equals("h2") || system.dialect().equals(Project.DIALECT)) {
            return printedRows.stream().map(PrintedAnswer::ofJson).toList();
        }
        List<Column> read = columns.isEmpty() && !printedRows.isEmpty() ? anonymous(printedRows.get(0)) : columns;
        String document = read.stream().map(column -> "?" + column.name()).collect(Collectors.joining("\t")) + "\n"
                + printedRows.stream()
                        .map(row -> row.replaceAll("(^|\t)_:b", "$1_:b0") + "\n")
                        .collect(Collectors.joining());
        try {
            Outcome.Rows rows =
                    new Outcome.Rows(ResultsFormat.TSV.rows(document.getBytes(StandardCharsets.UTF_8), read));
            Outcome compared = normalisers.normalise(told.operations().get(arm), rows);
            return ((Outcome.Rows) compared)
                    .rows().stream().map(PrintedAnswer::text).toList();
        } catch (NotResultsException e) {
            return List.of(e.getMessage() + " in " + printedRows);
        }
    }

    private static List<Column> anonymous(String row) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < row.split("\t", -1).length; i++) {
            columns.add(new Column("c" + i, ValueKind.LEXICAL, "?c" + i));
        }
        return columns;
    }

    /** Returns the values of a row. Their types are those of the columns, which are not printed. */
    private static String ofJson(String line) {
        List<String> values = new ArrayList<>();
        for (JsonNode cell : Json.tree(line)) {
            values.add(
                    cell.isNull()
                            ? "null"
                            : cell.isNumber()
                                    ? number(cell)
                                    : cell.isBoolean() ? cell.asString() : "'" + cell.stringValue());
        }
        return values.toString();
    }

    private static String number(JsonNode cell) {
        return ((Cell.Number) Cell.number(cell.decimalValue())).value().toPlainString();
    }

    private static String text(Row row) {
        return row.cells().stream().map(PrintedAnswer::text).toList().toString();
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Number number) {
            return number.value().toPlainString();
        }
        if (cell instanceof Cell.Lexical lexical) {
            return "'" + (lexical.type().equals(Term.BLANK) ? "blank" : lexical.value());
        }
        if (cell instanceof Cell.Text text) {
            return "'" + text.value();
        }
        return Objects.toString(cell.toJson());
    }

    /** Compares the parts of a transaction or of a batch: the kinds, the counts, and the classes of refusals. */
    private boolean parts(Outcome.Rows seen) {
        List<String> expected = new ArrayList<>();
        for (Row row : seen.rows()) {
            String outcome = (String) row.cells().get(0).toJson();
            expected.add(
                    outcome.equals("refused")
                            ? "refused " + row.cells().get(2).toJson()
                            : outcome + " " + text(row.cells().get(1)));
        }
        List<String> actual = new ArrayList<>();
        for (String line : printed.subList(1, printed.size())) {
            JsonNode part = Json.tree(line);
            String outcome = part.get(0).stringValue();
            String rest = part.size() < 2 || part.get(1).isNull()
                    ? "null"
                    : part.get(1).asString();
            actual.add(outcome + " " + (outcome.equals("refused") ? system.refusalOf(rest) : rest));
        }
        return actual.equals(expected);
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }
}
