package dev.lockstep.stream;

import dev.lockstep.op.Json;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text form of a command: one line of JSON, its kind first, then the record's components in their order.
 *
 * <pre>{@code {"command":"deletePerson","slug":"ada"}}</pre>
 *
 * <p>Every command of the alphabet reads back equal to the one that was written. Any other line is refused, with a
 * message that lists what is allowed.
 */
public final class CommandCodec<M> {

    private final Alphabet<M> alphabet;

    public CommandCodec(Alphabet<M> alphabet) {
        this.alphabet = alphabet;
    }

    /** Creates a codec for the whole alphabet of a workload. */
    public static <M> CommandCodec<M> of(Workload<M> workload) {
        return new CommandCodec<>(new Alphabet<>(workload.alphabet()));
    }

    /** Returns the command as it is recorded. */
    public RecordedCommand recorded(Command<M> command) {
        return new RecordedCommand(alphabet.kindOf(command).name(), Json.MAPPER.valueToTree(command));
    }

    /** Returns the command on one line, without a line end, in ASCII. */
    public String write(Command<M> command) {
        return recorded(command).line();
    }

    /**
     * Reads the command on this line.
     *
     * @throws CommandFormatException if the line is not exactly one command of the alphabet
     */
    public Command<M> read(String line) throws CommandFormatException {
        ObjectNode object = readObject(line);
        CommandKind<M> kind = kindOf(object.remove(RecordedCommand.KIND));
        checkProperties(object, kind);
        try {
            return Json.MAPPER.treeToValue(object, kind.type());
        } catch (JacksonException e) {
            throw new CommandFormatException(where(e) + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode readObject(String line) throws CommandFormatException {
        try {
            if (Json.MAPPER.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new CommandFormatException("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new CommandFormatException("not a command: a command is an object such as {\"command\":\"reopen\"}");
    }

    private CommandKind<M> kindOf(JsonNode name) throws CommandFormatException {
        if (name == null || !name.isString()) {
            throw new CommandFormatException(
                    "the property \"command\" is missing or not a text; it is one of " + alphabet.names());
        }
        return alphabet.named(name.stringValue())
                .orElseThrow(() ->
                        new CommandFormatException("unknown command " + name + "; it is one of " + alphabet.names()));
    }

    private void checkProperties(ObjectNode object, CommandKind<M> kind) throws CommandFormatException {
        List<String> allowed = Arrays.stream(kind.type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        TreeSet<String> unknown = new TreeSet<>(object.propertyNames());
        allowed.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new CommandFormatException(
                    kind.name() + " has no property " + unknown + "; it has " + allowed + " and no other");
        }
        TreeSet<String> missing = new TreeSet<>(allowed);
        missing.removeAll(object.propertyNames());
        if (!missing.isEmpty()) {
            throw new CommandFormatException(
                    kind.name() + " lacks the property " + missing + "; it has " + allowed + ", each of them required");
        }
    }

    private static String where(JacksonException e) {
        if (!(e instanceof DatabindException) || e.getPath().isEmpty()) {
            return "";
        }
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "/" + step.getIndex() : "/" + step.getPropertyName())
                .collect(Collectors.joining("", "at ", ": "));
    }
}
