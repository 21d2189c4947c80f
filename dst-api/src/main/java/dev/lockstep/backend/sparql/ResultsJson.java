package dev.lockstep.backend.sparql;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the SPARQL 1.1 Query Results JSON Format completely: every property is known, every variable was requested, and
 * nothing is left over. Stored text appears only inside JSON strings, so it cannot be mistaken for a part of the frame.
 */
public final class ResultsJson {

    private final List<Column> columns;
    private final List<String> names;

    /**
     * Creates a reader for one query.
     *
     * @param columns the requested columns; the name of each is the name of its variable
     */
    public ResultsJson(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(Column::name).toList();
    }

    /**
     * Returns the rows in their original order.
     *
     * @param json a whole document in UTF-8
     * @throws NotResultsException if the document is anything else; the message says where
     */
    public List<Row> rows(byte[] json) throws NotResultsException {
        return ResultsFormat.rows(solutions(json), columns);
    }

    /**
     * Returns the answer to a question of any shape: the solutions of a {@code SELECT}, labelled with its variables, or
     * one row with the truth value of an {@code ASK}.
     *
     * @param json a whole document in UTF-8
     * @throws NotResultsException see {@link #rows}
     */
    public static Outcome.Rows answer(byte[] json) throws NotResultsException {
        JsonNode document = read(json);
        if (document.has("boolean")) {
            properties(document, "the document", Set.of("head", "boolean"), Set.of());
            properties(document.get("head"), "head", Set.of(), Set.of("link"));
            if (!document.get("boolean").isBoolean()) {
                throw new NotResultsException("boolean is not a truth value: " + document.get("boolean"));
            }
            return answer(document.get("boolean").booleanValue());
        }
        List<String> variables = variables(json);
        return answer(variables, of(variables).solutions(json));
    }

    /** Creates a reader for an answer with exactly these variables. */
    static ResultsJson of(List<String> variables) {
        return new ResultsJson(variables.stream()
                .map(variable -> new Column(variable, ValueKind.LEXICAL, "?" + variable))
                .toList());
    }

    /** Returns the variables of the solutions that a document holds. */
    static List<String> variables(byte[] json) throws NotResultsException {
        JsonNode document = read(json);
        properties(document, "the document", Set.of("head", "results"), Set.of());
        return variables(document.get("head"));
    }

    /** Returns the answer to a {@code SELECT} of any shape. */
    public static Outcome.Rows answer(List<String> variables, List<List<Term>> solutions) {
        List<Row> rows = solutions.stream()
                .map(solution -> new Row(solution.stream()
                        .map(term -> term.cell(ValueKind.LEXICAL))
                        .toList()))
                .toList();
        return new Outcome.Rows(rows, new TreeMap<>(Map.of(Facet.LABELS, variables.toString())));
    }

    /** Returns the answer to an {@code ASK}. */
    public static Outcome.Rows answer(boolean truth) {
        return new Outcome.Rows(List.of(Row.of(Cell.bool(truth))), new TreeMap<>(Map.of(Facet.LABELS, "[]")));
    }

    private static JsonNode read(byte[] json) throws NotResultsException {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new NotResultsException(JsonFault.of(e));
        }
    }

    private static List<String> variables(JsonNode head) throws NotResultsException {
        properties(head, "head", Set.of("vars"), Set.of());
        List<String> variables = new ArrayList<>();
        for (JsonNode variable : array(head.get("vars"), "head.vars")) {
            variables.add(text(variable, "head.vars"));
        }
        return variables;
    }

    /**
     * Returns the same rows as terms: one term for each column of each row.
     *
     * @throws NotResultsException see {@link #rows}
     */
    public List<List<Term>> solutions(byte[] json) throws NotResultsException {
        JsonNode document = read(json);
        properties(document, "the document", Set.of("head", "results"), Set.of());
        List<String> variables = variables(document.get("head"));
        if (!variables.equals(names)) {
            throw new NotResultsException("the variables are " + variables + ", but " + names + " were requested");
        }
        JsonNode results = document.get("results");
        properties(results, "results", Set.of("bindings"), Set.of());
        List<List<Term>> solutions = new ArrayList<>();
        for (JsonNode solution : array(results.get("bindings"), "results.bindings")) {
            properties(solution, "solution " + solutions.size(), Set.of(), names);
            List<Term> terms = new ArrayList<>();
            for (String name : names) {
                JsonNode binding = solution.get(name);
                terms.add(binding == null ? Term.UNBOUND : term(binding));
            }
            solutions.add(terms);
        }
        return solutions;
    }

    private static Term term(JsonNode binding) throws NotResultsException {
        properties(binding, "a binding", Set.of("type", "value"), Set.of("datatype", "xml:lang"));
        String type = text(binding.get("type"), "type");
        String value = text(binding.get("value"), "value");
        Optional<JsonNode> datatype = binding.optional("datatype");
        Optional<JsonNode> language = binding.optional("xml:lang");
        if (type.equals("literal")) {
            return Literals.of(value, text(datatype, "datatype"), text(language, "xml:lang"));
        }
        if (datatype.isEmpty() && language.isEmpty()) {
            if (type.equals("uri")) {
                return new Term.Iri(value);
            }
            if (type.equals("bnode")) {
                return new Term.Blank(value);
            }
        }
        throw new NotResultsException("not a term: " + binding);
    }

    private static void properties(JsonNode node, String what, Set<String> required, Collection<String> others)
            throws NotResultsException {
        if (node == null || !node.isObject()) {
            throw new NotResultsException(what + " is not an object");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!required.contains(property.getKey()) && !others.contains(property.getKey())) {
                throw new NotResultsException(what + " has an unknown property " + property.getKey());
            }
        }
        for (String name : required) {
            if (!node.has(name)) {
                throw new NotResultsException(what + " lacks its property " + name);
            }
        }
    }

    private static JsonNode array(JsonNode node, String what) throws NotResultsException {
        if (node == null || !node.isArray()) {
            throw new NotResultsException(what + " is not an array");
        }
        return node;
    }

    private static Optional<String> text(Optional<JsonNode> node, String what) throws NotResultsException {
        return node.isEmpty() ? Optional.empty() : Optional.of(text(node.get(), what));
    }

    private static String text(JsonNode node, String what) throws NotResultsException {
        if (!node.isString()) {
            throw new NotResultsException(what + " is not a text: " + node);
        }
        return node.stringValue();
    }
}
