package dev.lockstep.project;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Where the rows of an answer are: in a document of JSON, in a document on each line, or in lines of CSV. */
final class RowRule {

    private static final Cell ABSENT = Cell.lexical("absent", "");

    private final Optional<JsonPointer> json;
    private final Optional<JsonPointer> lines;
    private final Map<String, JsonPointer> columns;
    private final Optional<String> nullText;
    private final boolean empty;

    private RowRule(
            Optional<JsonPointer> json,
            Optional<JsonPointer> lines,
            Map<String, JsonPointer> columns,
            Optional<String> nullText,
            boolean empty) {
        this.json = json;
        this.lines = lines;
        this.columns = Map.copyOf(columns);
        this.nullText = nullText;
        this.empty = empty;
    }

    static RowRule of(YamlValue value) {
        value.allow("json", "lines", "csv", "columns", "null", "empty");
        long forms = List.of("json", "lines", "csv").stream().filter(value::has).count();
        if (forms != 1 || value.has("csv") && !value.at("csv").truth()) {
            throw value.wrong("exactly one of json: POINTER, lines: POINTER and csv: true is expected here");
        }
        Map<String, JsonPointer> columns = new HashMap<>();
        value.find("columns")
                .map(YamlValue::entries)
                .orElse(Map.of())
                .forEach((name, at) -> columns.put(name, pointer(at)));
        return new RowRule(
                value.find("json").map(RowRule::pointer),
                value.find("lines").map(RowRule::pointer),
                columns,
                value.find("null").map(YamlValue::text),
                value.find("empty").map(YamlValue::truth).orElse(false));
    }

    static JsonPointer pointer(YamlValue value) {
        try {
            return JsonPointer.compile(value.text());
        } catch (IllegalArgumentException e) {
            throw value.wrong("'" + value.text() + "' is no JSON pointer; write one such as /items, or \"\" for all");
        }
    }

    List<Row> rows(String output, RowShape shape) throws UnexplainedException {
        if (empty && output.isBlank()) {
            return List.of();
        }
        if (json.isPresent()) {
            return elements(at(tree(output), json.get()), shape);
        }
        return lines.isPresent() ? ofLines(output, shape) : ofCsv(output, shape);
    }

    private List<Row> ofLines(String output, RowShape shape) throws UnexplainedException {
        List<Row> rows = new ArrayList<>();
        for (String line : output.split("\n", -1)) {
            if (!line.isBlank()) {
                rows.add(row(at(tree(line), lines.orElseThrow()), shape));
            }
        }
        return rows;
    }

    private List<Row> elements(JsonNode found, RowShape shape) throws UnexplainedException {
        // Some programs write an empty list as null.
        if (found.isNull() && empty) {
            return List.of();
        }
        if (found.isObject()
                || found.isValueNode() && !found.isNull() && shape.columns().size() == 1) {
            return List.of(row(found, shape));
        }
        if (!found.isArray()) {
            throw new UnexplainedException("there is no list of rows at '" + json.orElseThrow() + "'");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode element : found) {
            rows.add(row(element, shape));
        }
        return rows;
    }

    private static JsonNode at(JsonNode document, JsonPointer pointer) throws UnexplainedException {
        JsonNode found = document.at(pointer);
        if (found.isMissingNode()) {
            throw new UnexplainedException("there is nothing at '" + pointer + "' of the output");
        }
        return found;
    }

    static JsonNode tree(String text) throws UnexplainedException {
        try {
            return Json.tree(text);
        } catch (JacksonException e) {
            throw new UnexplainedException("the output is " + JsonFault.of(e));
        }
    }

    private Row row(JsonNode element, RowShape shape) throws UnexplainedException {
        List<Cell> cells = new ArrayList<>();
        if (element.isArray()) {
            if (element.size() != shape.columns().size()) {
                throw new UnexplainedException("a row has " + element.size() + " cells, and "
                        + shape.columns().size() + " were asked for");
            }
            for (JsonNode cell : element) {
                cells.add(cell(cell));
            }
            return new Row(cells);
        }
        if (!element.isObject() && shape.columns().size() == 1) {
            return new Row(List.of(cell(element)));
        }
        boolean any = false;
        for (Column column : shape.columns()) {
            JsonPointer place = columns.get(column.name());
            JsonNode cell = place == null ? element.path(column.name()) : element.at(place);
            any |= !cell.isMissingNode();
            cells.add(cell.isMissingNode() ? ABSENT : cell(cell));
        }
        // A document about an error has none of the columns, and must not look like a record without values.
        if (!any) {
            throw new UnexplainedException(
                    "an element has none of the columns that were asked for: " + JsonFault.shown(element.toString()));
        }
        return new Row(cells);
    }

    private static Cell cell(JsonNode value) {
        if (value.isNull()) {
            return Cell.NULL;
        }
        if (value.isString()) {
            return Cell.text(value.stringValue());
        }
        if (value.isNumber()) {
            return Cell.number(value.decimalValue());
        }
        return value.isBoolean()
                ? Cell.bool(value.booleanValue())
                : Cell.lexical("json", Json.MAPPER.writeValueAsString(value));
    }

    private List<Row> ofCsv(String output, RowShape shape) throws UnexplainedException {
        List<List<CsvText.Field>> all = CsvText.read(output)
                .filter(read -> !read.isEmpty())
                .orElseThrow(() -> new UnexplainedException("the output is not CSV with a header line"));
        List<String> header = all.get(0).stream().map(CsvText.Field::text).toList();
        if (header.stream().distinct().count() < header.size()) {
            throw new UnexplainedException("the header of the output has a column twice");
        }
        List<Integer> places = new ArrayList<>();
        for (Column column : shape.columns()) {
            JsonPointer place = columns.get(column.name());
            String name = place == null ? column.name() : place.getMatchingProperty();
            if (!header.contains(name)) {
                throw new UnexplainedException("the header of the output has no column " + name);
            }
            places.add(header.indexOf(name));
        }
        List<Row> rows = new ArrayList<>();
        for (List<CsvText.Field> line : all.subList(1, all.size())) {
            if (line.size() != header.size()) {
                throw new UnexplainedException(
                        "a line of the output has " + line.size() + " fields, and the header has " + header.size());
            }
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                cells.add(cell(line.get(places.get(i)), shape.columns().get(i)));
            }
            rows.add(new Row(cells));
        }
        return rows;
    }

    private Cell cell(CsvText.Field field, Column column) throws UnexplainedException {
        if (!field.quoted() && nullText.isPresent() && nullText.get().equals(field.text())) {
            return Cell.NULL;
        }
        switch (column.kind()) {
            case NUMBER -> {
                try {
                    if (Json.isShort(field.text())) {
                        return Cell.number(new BigDecimal(field.text()));
                    }
                } catch (NumberFormatException noNumber) {
                    // The next line says so.
                }
                throw new UnexplainedException("the column " + column.name() + " has '" + JsonFault.shown(field.text())
                        + "', which is no number");
            }
            case BOOLEAN -> {
                return switch (field.text()) {
                    case "true", "t" -> Cell.bool(true);
                    case "false", "f" -> Cell.bool(false);
                    default ->
                        throw new UnexplainedException("the column " + column.name() + " has '"
                                + JsonFault.shown(field.text()) + "', which is neither true nor false");
                };
            }
            default -> {
                return Cell.text(field.text());
            }
        }
    }
}
