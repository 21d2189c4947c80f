package dev.lockstep.stream;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.UnsoundWorkloadException;
import dev.lockstep.workload.Workload;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
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

    private static final Set<String> PARTS = Set.of(RecordedCommand.CHANNELS, RecordedCommand.SAMPLE);

    private final Alphabet<M> alphabet;

    public CommandCodec(Alphabet<M> alphabet) {
        this.alphabet = alphabet;
    }

    /** Creates a codec for the whole alphabet of a workload. */
    public static <M> CommandCodec<M> of(Workload<M> workload) {
        return new CommandCodec<>(new Alphabet<>(workload.alphabet()));
    }

    /**
     * Returns the command as it is recorded. Its line is read back each time: 18 µs on a busy machine, where a step
     * without any arm takes more than 100 µs. A bad value shows only in the command that has it.
     *
     * @throws UnsoundWorkloadException if the command does not read back equal; the message names the component
     */
    public RecordedCommand recorded(Command<M> command) {
        CommandKind<M> kind = alphabet.kindOf(command);
        try {
            RecordedCommand recorded = new RecordedCommand(kind.name(), Json.MAPPER.valueToTree(command));
            if (read(recorded.line()).equals(command)) {
                return recorded;
            }
            throw notReadBack(kind, command, "it is not equal");
        } catch (JacksonException e) {
            throw notReadBack(kind, command, JsonFault.of(e));
        } catch (CommandFormatException e) {
            throw notReadBack(kind, command, e.getMessage());
        }
    }

    private static UnsoundWorkloadException notReadBack(CommandKind<?> kind, Command<?> command, String why) {
        String component = Arrays.stream(kind.type().getRecordComponents())
                .filter(each -> !readsBack(each, command))
                .findFirst()
                .map(each -> ", for its component " + each.getName() + " ("
                        + each.getGenericType().getTypeName() + ")")
                .orElse("");
        return new UnsoundWorkloadException(
                kind.type(),
                "the command " + kind.name() + " cannot be replayed: "
                        + kind.type().getName()
                        + " does not read back from its record" + component + ": " + why
                        + "; use numbers, texts, booleans, enums, and lists, optionals and records of these");
    }

    private static boolean readsBack(RecordComponent component, Command<?> command) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(command);
            JavaType type = Json.MAPPER.constructType(component.getGenericType());
            return Objects.equals(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(value), type), value);
        } catch (ReflectiveOperationException | JacksonException e) {
            return false;
        }
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
        return read(readObject(line));
    }

    /**
     * Reads the command on this line together with the observation of its step.
     *
     * @throws CommandFormatException if the line is not exactly one command of the alphabet, or if it names a channel
     *     that there is not
     */
    RecordedStep<M> readStep(String line) throws CommandFormatException {
        ObjectNode object = readObject(line);
        Observation observation = observation(object.remove(RecordedCommand.OBSERVE));
        OptionalInt kill = kill(object.remove(RecordedCommand.KILL));
        return new RecordedStep<>(read(object), observation.killed(kill));
    }

    private static OptionalInt kill(JsonNode moment) throws CommandFormatException {
        if (moment == null) {
            return OptionalInt.empty();
        }
        if (!moment.isInt() || moment.intValue() < 0) {
            throw new CommandFormatException("the property \"" + RecordedCommand.KILL + "\" is " + moment
                    + "; it is a number of thousandths of the time of an operation, such as 500");
        }
        return OptionalInt.of(moment.intValue());
    }

    private static Observation observation(JsonNode written) throws CommandFormatException {
        if (written == null) {
            return Observation.QUERY;
        }
        if (written instanceof ObjectNode partial) {
            Sample sample = sample(partial);
            Observation observation = new Observation(channels(partial.path(RecordedCommand.CHANNELS)));
            return observation.channels().isEmpty() ? observation : observation.of(sample);
        }
        return new Observation(channels(written));
    }

    private static Sample sample(ObjectNode partial) throws CommandFormatException {
        String wrong = "the property \"" + RecordedCommand.OBSERVE + "\" has " + partial
                + "; a part looks like {\"channels\":[\"query\"],\"sample\":{\"rows\":128,\"at\":500000}}";
        if (!Set.copyOf(partial.propertyNames()).equals(PARTS)
                || partial.path(RecordedCommand.SAMPLE).isNull()) {
            throw new CommandFormatException(wrong);
        }
        try {
            return Json.MAPPER.treeToValue(partial.path(RecordedCommand.SAMPLE), Sample.class);
        } catch (JacksonException e) {
            throw new CommandFormatException(wrong, e);
        }
    }

    /** A finding that only a look into the store shows is shrunk to such looks alone, so a line may name them too. */
    private static EnumSet<Channel> channels(JsonNode names) throws CommandFormatException {
        Set<Channel> allowed = EnumSet.complementOf(EnumSet.of(Channel.AFTERLIFE));
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        for (JsonNode name : names.isArray() ? names : List.of(names)) {
            channels.add(allowed.stream()
                    .filter(channel -> name.isString() && name.stringValue().equals(channel.toString()))
                    .findFirst()
                    .orElseThrow(() -> new CommandFormatException("the property \"" + RecordedCommand.OBSERVE
                            + "\" has " + name + "; it is a list of channels among " + allowed)));
        }
        return channels;
    }

    private Command<M> read(ObjectNode object) throws CommandFormatException {
        CommandKind<M> kind = kindOf(object.remove(RecordedCommand.KIND));
        checkProperties(object, kind);
        try {
            Command<M> command = Json.MAPPER.treeToValue(object, kind.type());
            Optional<String> told = command.kindName();
            if (told.isPresent() && !told.get().equals(kind.name())) {
                throw new CommandFormatException("the command " + kind.name() + " says that it is of the kind "
                        + JsonFault.shown(told.get()) + "; write " + kind.name() + " in both places");
            }
            return command;
        } catch (JacksonException e) {
            throw new CommandFormatException(JsonFault.of(e), e);
        }
    }

    private static ObjectNode readObject(String line) throws CommandFormatException {
        try {
            if (Json.tree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new CommandFormatException(JsonFault.of(e), e);
        }
        throw new CommandFormatException("not a command: a command is an object such as {\"command\":\"reopen\"}");
    }

    private CommandKind<M> kindOf(JsonNode name) throws CommandFormatException {
        if (name == null || !name.isString()) {
            throw new CommandFormatException(
                    "the property \"command\" is missing or not a text; it is one of " + alphabet.names());
        }
        return alphabet.named(name.stringValue())
                .orElseThrow(() -> new CommandFormatException(
                        "unknown command " + JsonFault.shown(name.toString()) + "; it is one of " + alphabet.names()));
    }

    private void checkProperties(ObjectNode object, CommandKind<M> kind) throws CommandFormatException {
        List<String> allowed = Arrays.stream(kind.type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        TreeSet<String> unknown = new TreeSet<>(object.propertyNames());
        allowed.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new CommandFormatException(kind.name() + " has no property " + JsonFault.shown(unknown.toString())
                    + "; it has " + allowed + " and no other");
        }
        TreeSet<String> missing = new TreeSet<>(allowed);
        missing.removeAll(object.propertyNames());
        if (!missing.isEmpty()) {
            throw new CommandFormatException(
                    kind.name() + " lacks the property " + missing + "; it has " + allowed + ", each of them required");
        }
    }
}
