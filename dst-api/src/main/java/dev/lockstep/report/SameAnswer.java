package dev.lockstep.report;

import dev.lockstep.backend.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers that are written once. In the journal an arm that answered exactly like one before it, facets and messages
 * included, has {@code "as": ARM} in place of the answer.
 */
public final class SameAnswer {

    /** The parts of an arm's node that are not its answer. */
    public static final Set<String> BESIDE_THE_ANSWER = Set.of("ms", "operation", "asked");

    private static final String AS = "as";

    private final Map<JsonNode, String> written = new HashMap<>();

    /** Returns the answer, or the name of the arm that already gave it. */
    ObjectNode once(String arm, ObjectNode answer) {
        String first = written.putIfAbsent(answer, arm);
        if (first == null) {
            return answer;
        }
        ObjectNode same = answer.objectNode();
        return same.put(AS, first);
    }

    /**
     * Puts the answers back into a line of the journal. A journal of an earlier release has all of them already.
     *
     * @throws IllegalArgumentException if the line names an arm whose answer it does not have
     */
    public static void expand(ObjectNode line) {
        expandArms(line.path("arms"));
        expandProbes(line.path("probes"));
        for (Channel channel : Channel.values()) {
            expandProbes(line.path(channel.toString()));
        }
    }

    private static void expandProbes(JsonNode probes) {
        probes.properties().forEach(probe -> expandArms(probe.getValue()));
    }

    private static void expandArms(JsonNode arms) {
        arms.properties().forEach(arm -> {
            if (arm.getValue() instanceof ObjectNode node && node.has(AS)) {
                String named = node.path(AS).asString("");
                if (!(arms.path(named) instanceof ObjectNode first) || first.has(AS)) {
                    throw new IllegalArgumentException(
                            arm.getKey() + " answered as " + named + ", whose answer is not there");
                }
                node.remove(List.of(AS));
                first.properties().stream()
                        .filter(part -> !BESIDE_THE_ANSWER.contains(part.getKey()))
                        .forEach(part -> node.set(part.getKey(), part.getValue()));
            }
        });
    }
}
