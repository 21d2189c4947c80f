package dev.lockstep.stream;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of commands of one workload, each found by its name and by its record.
 *
 * @param <M> the workload's model
 */
public final class Alphabet<M> {

    private static final Set<String> RESERVED =
            Set.of(RecordedCommand.KIND, RecordedCommand.OBSERVE, RecordedCommand.KILL);

    private final Map<String, CommandKind<M>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, CommandKind<M>> byType = new HashMap<>();

    /**
     * Takes the kinds in their order.
     *
     * @throws UnsoundWorkloadException if a kind's type is not a record, if two kinds share a name, or a record whose
     *     commands do not tell their {@linkplain Command#kindName kind}, or if a kind needs one that is missing or is
     *     helped by one; the message names the fix
     */
    public Alphabet(List<CommandKind<M>> kinds) {
        this(kinds, true);
    }

    /** Takes a part of an alphabet, from which a person may have left out helpers. */
    static <M> Alphabet<M> part(List<CommandKind<M>> kinds) {
        return new Alphabet<>(kinds, false);
    }

    private Alphabet(List<CommandKind<M>> kinds, boolean whole) {
        for (CommandKind<M> kind : kinds) {
            if (!kind.type().isRecord()) {
                throw unsound(kind, "is a " + kind.type().getName() + ", which is not a record; make it one");
            }
            for (RecordComponent component : kind.type().getRecordComponents()) {
                if (RESERVED.contains(component.getName())) {
                    throw unsound(
                            kind,
                            "has a component " + component.getName()
                                    + ", which is a property of every line of a record; give it another name");
                }
            }
            if (byName.put(kind.name(), kind) != null) {
                throw unsound(kind, "is in the alphabet twice; give each kind a separate name");
            }
            CommandKind<M> other = byType.put(kind.type(), kind);
            if (other != null && !tellsKind(kind.type())) {
                throw unsound(
                        kind,
                        "shares its record " + kind.type().getName() + " with " + other.name()
                                + "; give each kind a separate record");
            }
        }
        for (CommandKind<M> kind : kinds) {
            requireKnown(kind, "needs ", kind.needs());
            if (whole) {
                requireKnown(kind, "is helped by ", kind.helpers());
            }
        }
    }

    private void requireKnown(CommandKind<M> kind, String verb, Set<String> named) {
        List<String> unknown = new ArrayList<>(named);
        unknown.removeAll(byName.keySet());
        if (!unknown.isEmpty()) {
            throw unsound(
                    kind,
                    verb + String.join(", ", unknown) + ", which the alphabet does not have; name kinds of "
                            + byName.keySet());
        }
    }

    /** Whether the commands of a record name their kind, so that several kinds can share it. */
    private static boolean tellsKind(Class<?> type) {
        try {
            return type.getMethod("kindName").getDeclaringClass() != Command.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static UnsoundWorkloadException unsound(CommandKind<?> kind, String what) {
        return new UnsoundWorkloadException(kind.type(), "the command " + kind.name() + " " + what);
    }

    /** All kinds, in the workload's order. */
    public List<CommandKind<M>> kinds() {
        return List.copyOf(byName.values());
    }

    /** The names of all kinds, in the workload's order. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Returns the kind with that name. */
    public Optional<CommandKind<M>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Returns the command's kind.
     *
     * @throws IllegalArgumentException for a command of another alphabet
     */
    public CommandKind<M> kindOf(Command<M> command) {
        CommandKind<M> kind =
                command.kindName().isPresent() ? byName.get(command.kindName().get()) : byType.get(command.getClass());
        if (kind == null || kind.type() != command.getClass()) {
            throw new IllegalArgumentException(
                    command.getClass().getName() + " is not in the alphabet, which has " + names());
        }
        return kind;
    }

    /** Renders the command for the system, through its kind. */
    public Operation render(Command<M> command) {
        return kindOf(command).render(command);
    }
}
