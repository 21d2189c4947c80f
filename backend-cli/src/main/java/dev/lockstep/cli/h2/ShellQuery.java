package dev.lockstep.cli.h2;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One query in a form whose rows the Shell's table does not damage: a single column, which is never cut, with a JSON
 * array for each row, in which text is written as the hexadecimal digits of its UTF-16 units.
 *
 * <p>The Shell does not print the type of a column. If a query asks for typed lexicals, a temporary table without rows
 * is first created from the query, and the catalogue is asked for the types of that table.
 *
 * @param query the query
 * @param number distinguishes the query from the others of its run
 */
record ShellQuery(Operation.Query query, int number) {

    /** The types whose lexical form is their cast to text. */
    private static final Set<String> WRITTEN_AS_TEXT =
            Set.of("DATE", "TIME", "TIME WITH TIME ZONE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE");

    private static final Set<String> BINARIES = Set.of("BINARY", "BINARY VARYING", "BINARY LARGE OBJECT");

    /** Returns the statements that the Shell has to run for the query. */
    List<String> statements() {
        return statements(UnaryOperator.identity());
    }

    /**
     * Returns the statements that the Shell has to run for the query.
     *
     * @param writing turns the statement for the rows into another one that has its answer
     */
    List<String> statements(UnaryOperator<String> writing) {
        String rows = query.before() + " JSON_ARRAY("
                + query.columns().stream().map(ShellQuery::printable).collect(Collectors.joining(", "))
                + " NULL ON NULL) AS \"" + heading() + "\" " + query.after();
        return hasLexicals()
                ? List.of(
                        ShellStatement.checked(typed()),
                        ShellStatement.checked(types()),
                        ShellStatement.checked(writing.apply(rows)))
                : List.of(ShellStatement.checked(writing.apply(rows)));
    }

    /** Reads the query's rows from the Shell's output for its statements; empty if an error comes next instead. */
    Optional<Outcome.Rows> read(ShellOutput output) throws UnexplainedOutputException {
        return read(output, () -> output.table(heading()));
    }

    /** Finds the lines of the rows in the answer to the last statement. */
    @FunctionalInterface
    interface Lines {
        List<String> read() throws UnexplainedOutputException;
    }

    /** Reads the query's rows from these lines, behind the rest of its output; empty if an error comes instead. */
    Optional<Outcome.Rows> read(ShellOutput output, Lines lines) throws UnexplainedOutputException {
        List<String> types = List.of();
        if (hasLexicals() && !output.isRefusal()) {
            output.count();
            types = readTypes(output.table(typesHeading()));
        }
        if (output.isRefusal()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.read()) {
            rows.add(row(line, types));
        }
        return Optional.of(new Outcome.Rows(rows));
    }

    private boolean hasLexicals() {
        return query.columns().stream().anyMatch(column -> column.kind() == ValueKind.LEXICAL);
    }

    String heading() {
        return "LOCKSTEP_" + number;
    }

    private String typesHeading() {
        return "LOCKSTEP_TYPES_" + number;
    }

    private static String printable(Column column) {
        return switch (column.kind()) {
            // The digits of a binary value are its bytes, and of any other those of its text.
            case TEXT, LEXICAL -> "RAWTOHEX(" + column.expression() + ")";
            case NUMBER, BOOLEAN -> column.expression();
        };
    }

    private String typed() {
        String columns = IntStream.range(0, query.columns().size())
                .mapToObj(i -> query.columns().get(i).expression() + " AS C" + i)
                .collect(Collectors.joining(", "));
        return "CREATE LOCAL TEMPORARY TABLE " + typesHeading() + " AS " + query.before() + " " + columns + " "
                + query.after() + " WITH NO DATA";
    }

    private String types() {
        return "SELECT JSON_ARRAY(RAWTOHEX(DATA_TYPE)) AS " + typesHeading()
                + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = '" + typesHeading()
                + "' ORDER BY ORDINAL_POSITION";
    }

    private List<String> readTypes(List<String> lines) throws UnexplainedOutputException {
        List<String> types = new ArrayList<>();
        for (String line : lines) {
            types.add(text(array(line, 1).get(0)));
        }
        if (types.size() != query.columns().size()) {
            throw new UnexplainedOutputException("the catalogue lists " + types.size() + " types of "
                    + query.columns().size() + " columns");
        }
        return types;
    }

    private Row row(String line, List<String> types) throws UnexplainedOutputException {
        JsonNode array = array(line, query.columns().size());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Column column = query.columns().get(i);
            JsonNode value = array.get(i);
            cells.add(value.isNull() ? Cell.NULL : cell(column, value, types.isEmpty() ? "" : types.get(i)));
        }
        return new Row(cells);
    }

    private static Cell cell(Column column, JsonNode value, String type) throws UnexplainedOutputException {
        switch (column.kind()) {
            case TEXT -> {
                return Cell.text(text(value));
            }
            case NUMBER -> {
                if (value.isNumber()) {
                    return Cell.number(value.decimalValue());
                }
            }
            case BOOLEAN -> {
                if (value.isBoolean()) {
                    return Cell.bool(value.booleanValue());
                }
            }
            case LEXICAL -> {
                if (BINARIES.contains(type) && value.isString()) {
                    return Cell.lexical(type, value.stringValue());
                }
                if (WRITTEN_AS_TEXT.contains(type)) {
                    return Cell.lexical(type, text(value));
                }
                throw new UnexplainedOutputException("column " + column.name() + " is a " + type
                        + ", whose lexical form is not its cast to text; cast it in the query");
            }
        }
        throw new UnexplainedOutputException(
                "column " + column.name() + " is declared " + column.kind() + " but the answer is " + value);
    }

    private static JsonNode array(String line, int length) throws UnexplainedOutputException {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            if (node.isArray() && node.size() == length) {
                return node;
            }
        } catch (JacksonException e) {
            throw new UnexplainedOutputException("a row that cannot be read: " + JsonFault.of(e));
        }
        throw new UnexplainedOutputException("a row that is not an array of " + length + " values");
    }

    /** H2 returns the digits of big-endian UTF-16 units, four for each. */
    private static String text(JsonNode value) throws UnexplainedOutputException {
        if (!value.isString() || value.stringValue().length() % 4 != 0) {
            throw new UnexplainedOutputException("not the hexadecimal digits of a text: " + value);
        }
        String digits = value.stringValue();
        char[] units = new char[digits.length() / 4];
        try {
            for (int i = 0; i < units.length; i++) {
                units[i] = (char) HexFormat.fromHexDigits(digits, 4 * i, 4 * i + 4);
            }
        } catch (NumberFormatException e) {
            throw new UnexplainedOutputException("not hexadecimal digits: " + e.getMessage());
        }
        return new String(units);
    }
}
