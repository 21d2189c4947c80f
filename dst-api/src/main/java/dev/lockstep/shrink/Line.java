package dev.lockstep.shrink;

import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import tools.jackson.databind.JsonNode;

/**
 * One line of a list of commands. Two lines of a list may be equal; the minimiser tells them apart by their identity.
 *
 * @param command the command, as it is recorded
 * @param observation the observation after it
 */
public record Line(RecordedCommand command, Observation observation) {

    /** Returns the same line with other arguments. */
    Line with(JsonNode arguments) {
        return new Line(new RecordedCommand(command.kind(), arguments), observation);
    }

    /** Returns the same line with another observation. */
    Line observed(Observation other) {
        return new Line(command, other);
    }

    JsonNode arguments() {
        return command.arguments();
    }

    /** Returns the line as a command file has it, without a line end. */
    public String text() {
        return command.line(observation);
    }
}
