package dev.lockstep.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation that is data and no text of a language: a verb and what it is about, such as
 * {@code {"verb":"create","collection":"people","key":"k1","record":{"age":36}}}. A system that nobody has described in
 * code is asked in this form; {@code docs/driver-protocol.md} lists the verbs.
 *
 * <p>A request travels as the text of an {@link Operation}, so that it is recorded, reduced and reported like any
 * other. No text of a query language begins as a request does.
 */
public final class Request {

    /** Adds a record under a key, or under one that the system generates if there is no {@code key}. */
    public static final String CREATE = "create";

    /** Reads the record of a key; refused if there is none. */
    public static final String READ = "read";

    /** Changes the fields of a record that {@code record} has, and leaves the others. */
    public static final String UPDATE = "update";

    /** Puts a record in the place of the one that has the key. */
    public static final String REPLACE = "replace";

    /** Removes the record of a key. */
    public static final String DELETE = "delete";

    /** Reads the records of a collection that pass a filter, in an order, a page of them. */
    public static final String LIST = "list";

    /** Counts the records of a collection that pass a filter; the answer is one row with the count. */
    public static final String COUNT = "count";

    /** Does several requests, all or none. */
    public static final String BATCH = "batch";

    /** Removes all records of a collection. */
    public static final String CLEAR = "clear";

    private static final String VERB = "verb";
    private static final String BEGINNING = "{\"" + VERB + "\":";

    private final ObjectNode json;

    private Request(ObjectNode json) {
        this.json = json;
    }

    /** Returns a request of this verb that is about nothing yet. */
    public static Request of(String verb) {
        return new Request(Json.MAPPER.createObjectNode().put(VERB, PathSegment.checked("verb", verb)));
    }

    /** Returns a request about a collection. */
    public static Request of(String verb, String collection) {
        return of(verb).with("collection", collection);
    }

    /**
     * Returns the same request with one more part.
     *
     * @param value what JSON can hold: a text, a number, a {@link Cell}, a {@link JsonNode}, a list, a map with an
     *     order
     */
    public Request with(String name, Object value) {
        ObjectNode more = json.deepCopy();
        JsonNode written = Json.MAPPER.valueToTree(value);
        more.set(name, written);
        return new Request(more);
    }

    /** Returns a request that does these, all or none. */
    public static Request batch(List<Request> requests) {
        List<ObjectNode> parts = new ArrayList<>();
        requests.forEach(request -> parts.add(request.json));
        return of(BATCH).with("requests", parts);
    }

    public String verb() {
        return json.get(VERB).stringValue();
    }

    /** Returns the request as JSON; a change to it changes nothing here. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** Returns the request as one line of JSON, which begins with the verb. */
    public String text() {
        return Json.MAPPER.writeValueAsString(json);
    }

    /** Returns the operation that changes something and is answered with a count, or without. */
    public Operation.Mutate changing() {
        return Operation.mutate(text());
    }

    /** Returns the operation that changes something and is answered with rows, such as a key that the system made. */
    public Operation.Call answering(RowShape shape) {
        return Operation.call(verb(), Cell.text(text())).answering(shape);
    }

    /** Returns the operation that reads rows with these columns. It can be a probe. */
    public Operation.Query reading(RowShape shape) {
        return new Operation.Query("", shape.columns(), text(), shape.ordered());
    }

    /** Returns the request that an operation carries; empty if it is text of a language, or no text at all. */
    public static Optional<Request> in(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return read(mutate.text());
        }
        if (operation instanceof Operation.Query query) {
            return query.before().isEmpty() ? read(query.after()) : Optional.empty();
        }
        return operation instanceof Operation.Call call
                        && call.arguments().size() == 1
                        && call.arguments().get(0).cells().size() == 1
                        && call.arguments().get(0).cells().get(0) instanceof Cell.Text text
                ? read(text.value())
                : Optional.empty();
    }

    private static Optional<Request> read(String text) {
        if (!text.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        try {
            return Json.tree(text) instanceof ObjectNode json && json.get(VERB).isString()
                    ? Optional.of(new Request(json))
                    : Optional.empty();
        } catch (JacksonException noRequest) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Request request && json.equals(request.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
