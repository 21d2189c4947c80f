package dev.lockstep.stream;

import dev.lockstep.op.Json;
import dev.lockstep.workload.Sample;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** The property of a line that names the channels by which the step is observed. */
    static final String OBSERVE = "observe";

    /** The property of a partial observation that has its channels. */
    static final String CHANNELS = "channels";

    /** The property of a partial observation that has the part that is read. */
    static final String SAMPLE = "sample";

    /** The property of a line that says when the engine is killed during the step; see {@link Observation#kill}. */
    static final String KILL = "kill";

    /** Returns the command's line in a command file, in ASCII and without a line end. */
    public String line() {
        return line(Observation.QUERY);
    }

    /**
     * Returns the line of a step with this command, in ASCII and without a line end. Unless the line says otherwise, a
     * step is observed by {@link Observation#QUERY}.
     */
    public String line(Observation observation) {
        ObjectNode line = Json.MAPPER.createObjectNode().put(KIND, kind);
        arguments.properties().forEach(argument -> line.set(argument.getKey(), argument.getValue()));
        observation.kill().ifPresent(moment -> line.put(KILL, moment));
        if (!observation.killed(OptionalInt.empty()).equals(Observation.QUERY)) {
            JsonNode channels = Json.MAPPER.valueToTree(observation.channels());
            Optional<Sample> sample = observation.sample();
            line.set(OBSERVE, sample.isEmpty() ? channels : partial(channels, sample.get()));
        }
        return Json.MAPPER.writeValueAsString(line);
    }

    private static JsonNode partial(JsonNode channels, Sample sample) {
        ObjectNode partial = Json.MAPPER.createObjectNode();
        partial.set(CHANNELS, channels);
        return partial.set(SAMPLE, Json.MAPPER.valueToTree(sample));
    }
}
