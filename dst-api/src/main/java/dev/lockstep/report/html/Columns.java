package dev.lockstep.report.html;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Names of the columns of an answer, as its query tells them. */
final class Columns {

    private Columns() {}

    /** Returns the names, or none if the operation does not tell them, or tells those of several queries. */
    static List<String> of(JsonNode operation) {
        List<JsonNode> found = operation.findValues("columns");
        List<String> names = new ArrayList<>();
        if (found.size() == 1 && found.get(0).isArray()) {
            found.get(0).forEach(column -> names.add(column.path("name").asString("")));
        }
        return names.contains("") ? List.of() : names;
    }
}
