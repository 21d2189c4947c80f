package dev.lockstep.cli.driver;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads outcomes from answers, strictly: a part that the protocol does not have is a fault of the driver. */
final class Answer {

    private static final Map<String, Facet> FACETS = Map.of(
            "state", Facet.STATE,
            "exception", Facet.EXCEPTION,
            "warnings", Facet.WARNINGS,
            "labels", Facet.LABELS,
            "types", Facet.TYPES);

    private Answer() {}

    /**
     * Returns the outcome of one operation.
     *
     * @param width the number of cells of a row, if it is known
     */
    static Outcome outcome(ObjectNode answer, OptionalInt width) throws DriverFaultException {
        String outcome = text(answer, "outcome");
        return switch (outcome) {
            case "rows" -> {
                allow(answer, "outcome", "rows", "facets");
                yield new Outcome.Rows(rows(answer.get("rows"), width), facets(answer));
            }
            case "done" -> {
                allow(answer, "outcome", "count", "facets");
                yield new Outcome.Done(count(answer), facets(answer));
            }
            case "refused" -> {
                allow(answer, "outcome", "class", "code", "message", "facets");
                yield new Outcome.Refused(
                        word(answer), textOrEmpty(answer, "code"), textOrEmpty(answer, "message"), facets(answer));
            }
            case "unsupported" -> {
                allow(answer, "outcome", "reason");
                yield new Outcome.Unsupported(text(answer, "reason"));
            }
            case "broken" -> {
                allow(answer, "outcome", "detail");
                yield Outcome.Broken.of(Cause.GARBAGE, "the driver says: " + text(answer, "detail"));
            }
            default ->
                throw Dialogue.garbage("answered with the outcome '" + JsonFault.shown(outcome)
                        + "', which is none of rows, done, refused, unsupported and broken");
        };
    }

    /** Returns the outcomes of several reads. */
    static List<Outcome> outcomes(ObjectNode answer, List<Integer> widths) throws DriverFaultException {
        allow(answer, "outcomes");
        JsonNode all = answer.get("outcomes");
        if (all == null || !all.isArray() || all.size() != widths.size()) {
            throw Dialogue.garbage("answered " + widths.size() + " reads without a list of as many outcomes");
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            if (!(all.get(i) instanceof ObjectNode one)) {
                throw Dialogue.garbage("answered a read with something that is no outcome");
            }
            outcomes.add(outcome(one, OptionalInt.of(widths.get(i))));
        }
        return outcomes;
    }

    /** Requires an answer that says that it is done, and nothing else. */
    static void requireDone(ObjectNode answer, String message) throws DriverFaultException {
        Outcome outcome = outcome(answer, OptionalInt.empty());
        if (!(outcome instanceof Outcome.Done)) {
            throw Dialogue.garbage(
                    "answered " + message + " with " + JsonFault.shown(Json.MAPPER.writeValueAsString(outcome)));
        }
    }

    static void allow(ObjectNode answer, String... keys) throws DriverFaultException {
        for (String key : answer.propertyNames()) {
            if (!Arrays.asList(keys).contains(key)) {
                throw Dialogue.garbage("answered with the key '" + JsonFault.shown(key)
                        + "', which this answer does not have; its keys are " + String.join(", ", keys));
            }
        }
    }

    static String text(ObjectNode answer, String key) throws DriverFaultException {
        JsonNode value = answer.get(key);
        if (value == null || !value.isString()) {
            throw Dialogue.garbage("answered without a text for '" + key + "'");
        }
        return value.stringValue();
    }

    static String textOrEmpty(ObjectNode answer, String key) throws DriverFaultException {
        return answer.has(key) ? text(answer, key) : "";
    }

    private static String word(ObjectNode answer) throws DriverFaultException {
        String word = text(answer, "class");
        if (!word.matches("[A-Z][A-Z0-9_]*")) {
            throw Dialogue.garbage("refused with the class '" + JsonFault.shown(word)
                    + "'; a class is a word in capitals, such as MISSING");
        }
        return word;
    }

    private static OptionalLong count(ObjectNode answer) throws DriverFaultException {
        JsonNode count = answer.get("count");
        if (count == null) {
            return OptionalLong.empty();
        }
        if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            throw Dialogue.garbage("answered with the count " + JsonFault.shown(count.toString())
                    + ", which is no whole number from 0 on");
        }
        return OptionalLong.of(count.longValue());
    }

    private static SortedMap<Facet, String> facets(ObjectNode answer) throws DriverFaultException {
        SortedMap<Facet, String> facets = new TreeMap<>();
        JsonNode told = answer.get("facets");
        if (told == null) {
            return facets;
        }
        if (!(told instanceof ObjectNode object)) {
            throw Dialogue.garbage("answered with facets that are no object");
        }
        for (String key : object.propertyNames()) {
            if (!FACETS.containsKey(key)) {
                throw Dialogue.garbage("answered with the facet '" + JsonFault.shown(key) + "'; the facets are "
                        + String.join(", ", new TreeMap<>(FACETS).keySet()));
            }
            facets.put(FACETS.get(key), text(object, key));
        }
        return facets;
    }

    private static List<Row> rows(JsonNode rows, OptionalInt width) throws DriverFaultException {
        if (rows == null || !rows.isArray()) {
            throw Dialogue.garbage("answered rows without a list of rows");
        }
        List<Row> all = new ArrayList<>();
        for (JsonNode row : rows) {
            if (!row.isArray() || width.isPresent() && row.size() != width.getAsInt()) {
                throw Dialogue.garbage("answered with the row " + JsonFault.shown(row.toString())
                        + (width.isPresent() ? ", where a list of " + width.getAsInt() + " cells was asked for" : ""));
            }
            all.add(row(row));
        }
        return all;
    }

    private static Row row(JsonNode cells) throws DriverFaultException {
        List<Cell> row = new ArrayList<>();
        for (JsonNode cell : cells) {
            try {
                row.add(cell.isNull() ? Cell.NULL : Json.MAPPER.treeToValue(cell, Cell.class));
            } catch (JacksonException | IllegalArgumentException e) {
                throw Dialogue.garbage("answered with " + JsonFault.shown(cell.toString()) + ", which is no cell");
            }
        }
        return new Row(row);
    }
}
