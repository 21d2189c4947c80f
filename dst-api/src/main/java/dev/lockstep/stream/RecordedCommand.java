package dev.lockstep.stream;

import dev.lockstep.op.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command in the form in which it is recorded, reported and compared with the allow-list.
 *
 * @param kind the name of the command's kind
 * @param arguments the components of the command's record, by name
 */
public record RecordedCommand(String kind, JsonNode arguments) {

    static final String KIND = "command";

    /** Returns the command's line in a command file, in ASCII and without a line end. */
    public String line() {
        ObjectNode line = Json.MAPPER.createObjectNode().put(KIND, kind);
        arguments.properties().forEach(argument -> line.set(argument.getKey(), argument.getValue()));
        return Json.MAPPER.writeValueAsString(line);
    }
}
