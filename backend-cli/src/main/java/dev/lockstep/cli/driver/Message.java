package dev.lockstep.cli.driver;

import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Operations as a driver is asked for them. */
final class Message {

    private Message() {}

    /** Returns an operation as an object with a verb; empty if the protocol has no form for it. */
    static Optional<ObjectNode> of(Operation operation) {
        Optional<Request> request = Request.in(operation);
        if (request.isPresent()) {
            ObjectNode json = request.get().json();
            operation.rowShape().ifPresent(shape -> json.set("columns", names(shape.columns())));
            return Optional.of(json);
        }
        if (operation instanceof Operation.Mutate mutate) {
            return Optional.of(verb("mutate").put("text", mutate.text()));
        }
        if (operation instanceof Operation.Query query) {
            ObjectNode json = verb("query").put("text", query.text(", "));
            json.set("columns", names(query.columns()));
            return Optional.of(json);
        }
        if (operation instanceof Operation.Ask ask) {
            return Optional.of(verb("ask").put("text", ask.text()));
        }
        if (operation instanceof Operation.Load load) {
            return Optional.of(verb("load").put("format", load.format()).put("content", load.content()));
        }
        return switch (operation.kind()) {
            case OPTIMIZE, REPAIR, RESTART ->
                Optional.of(verb(operation.kind().name().toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    static ObjectNode of(String message) {
        return Json.MAPPER.createObjectNode().put("do", message);
    }

    /**
     * Returns the message that asks for several reads.
     *
     * @param copy the folder of a copy of the store, which is read in the place of the store
     */
    static ObjectNode reading(String channel, Optional<String> copy, List<Operation.Query> queries) {
        ObjectNode message = of("read").put("channel", channel);
        copy.ifPresent(folder -> message.put("from", folder));
        ArrayNode operations = message.putArray("operations");
        queries.forEach(query -> operations.add(of(query).orElseThrow()));
        return message;
    }

    static ObjectNode applying(ObjectNode operation) {
        ObjectNode message = of("apply");
        message.set("operation", operation);
        return message;
    }

    static ObjectNode verb(String verb) {
        return Json.MAPPER.createObjectNode().put("verb", verb);
    }

    private static ArrayNode names(List<Column> columns) {
        ArrayNode names = Json.MAPPER.createArrayNode();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }
}
