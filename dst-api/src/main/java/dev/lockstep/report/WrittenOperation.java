package dev.lockstep.report;

import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of an operation in the journal and in findings: its name as {@code op}, then its components. */
final class WrittenOperation {

    private WrittenOperation() {}

    /** Returns the JSON form of the operation; it is never read back. */
    static ObjectNode of(Operation operation) {
        ObjectNode components = Json.MAPPER.valueToTree(operation);
        if (!(operation instanceof Operation.Custom)) {
            return components;
        }
        // A record that is also a command has no "op" component, because that would also appear in its line of
        // commands.
        ObjectNode named = Json.MAPPER.createObjectNode();
        named.put("op", operation.getClass().getSimpleName());
        named.setAll(components);
        return named;
    }
}
