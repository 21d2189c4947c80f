package dev.lockstep.fuzz;

import dev.lockstep.op.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The single values of a document in JSON, wherever they are. */
public final class Scalars {

    private Scalars() {}

    /** Whether a value, written again, has all single values of a document. */
    public static boolean areIn(Object value, byte[] document) {
        List<String> there = of(Json.MAPPER.valueToTree(value));
        return of(Json.MAPPER.readTree(new String(document, StandardCharsets.UTF_8))).stream()
                .allMatch(there::remove);
    }

    private static List<String> of(JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isContainer()) {
            StreamSupport.stream(node.spliterator(), false).map(Scalars::of).forEach(all::addAll);
        } else {
            all.add(node.isNumber() ? node.decimalValue().stripTrailingZeros().toString() : node.toString());
        }
        return all;
    }
}
