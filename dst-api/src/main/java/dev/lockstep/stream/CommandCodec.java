package dev.lockstep.stream;

import dev.lockstep.op.Json;
import dev.lockstep.workload.CommandKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Every command of the alphabet reads back equal to what was written, and anything else is refused with what is allowed
 * in its place.
 *
 * @param <C> what the workload's commands have in common
 */
public final class CommandCodec<C> {

    private static final String COMMAND = "command";

    private final Map<String, Class<? extends C>> types = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    public <M> CommandCodec(List<? extends CommandKind<M, ? extends C>> alphabet) {
        for (CommandKind<M, ? extends C> kind : alphabet) {
            if (!kind.type().isRecord()) {
                throw new IllegalArgumentException(
                        "the command " + kind.name() + " is a " + kind.type().getName() + "; it must be a record");
            }
            if (types.put(kind.name(), kind.type()) != null || names.put(kind.type(), kind.name()) != null) {
                throw new IllegalArgumentException("the alphabet has " + kind.name() + " or its record "
                        + kind.type().getName() + " twice; give each kind a name and a record of its own");
            }
        }
    }

    /** The name of the command's kind. */
    public String kindOf(C command) {
        String name = names.get(command.getClass());
        if (name == null) {
            throw new IllegalArgumentException(
                    command.getClass().getName() + " is not in the alphabet, which has " + types.keySet());
        }
        return name;
    }

    /** The command on one line, with no line end, in ASCII. */
    public String write(C command) {
        ObjectNode line = Json.MAPPER.createObjectNode().put(COMMAND, kindOf(command));
        line.setAll((ObjectNode) Json.MAPPER.valueToTree(command));
        return Json.MAPPER.writeValueAsString(line);
    }

    /**
     * The command on this line.
     *
     * @throws CommandFormatException when it is not one of the alphabet, complete and with nothing else
     */
    public C read(String line) throws CommandFormatException {
        ObjectNode object = readObject(line);
        Class<? extends C> type = typeOf(object.remove(COMMAND));
        checkProperties(object, type);
        try {
            return Json.MAPPER.treeToValue(object, type);
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

    private Class<? extends C> typeOf(JsonNode name) throws CommandFormatException {
        if (name == null || !name.isString()) {
            throw new CommandFormatException(
                    "the property \"command\" is missing or not a text; it is one of " + types.keySet());
        }
        Class<? extends C> type = types.get(name.stringValue());
        if (type == null) {
            throw new CommandFormatException("unknown command " + name + "; it is one of " + types.keySet());
        }
        return type;
    }

    private void checkProperties(ObjectNode object, Class<? extends C> type) throws CommandFormatException {
        List<String> allowed = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        TreeSet<String> unknown = new TreeSet<>(object.propertyNames());
        allowed.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new CommandFormatException(
                    names.get(type) + " has no property " + unknown + "; it has " + allowed + " and no other");
        }
        TreeSet<String> missing = new TreeSet<>(allowed);
        missing.removeAll(object.propertyNames());
        if (!missing.isEmpty()) {
            throw new CommandFormatException(names.get(type) + " lacks the property " + missing + "; it has " + allowed
                    + ", each of them required");
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
