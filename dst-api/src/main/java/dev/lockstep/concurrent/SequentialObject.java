package dev.lockstep.concurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An object whose acts come one after the other. Its state is the text that a read tells. */
enum SequentialObject {
    REGISTER("0"),
    COUNTER("0"),
    SET(""),
    LIST("");

    private final String initial;

    SequentialObject(String initial) {
        this.initial = initial;
    }

    /** Returns the kind of object that a key names. */
    static SequentialObject of(String key) {
        return switch (key.charAt(0)) {
            case 'r' -> REGISTER;
            case 'c' -> COUNTER;
            case 's' -> SET;
            case 'l' -> LIST;
            default ->
                throw new IllegalArgumentException("no object has the key " + key + "; begin it with r, c, s or l");
        };
    }

    String initial() {
        return initial;
    }

    /** Returns the state after an act; empty if the act cannot have this reply in this state. */
    Optional<String> after(String state, Act act, Reply reply) {
        if (act instanceof Act.Read) {
            return !(reply instanceof Reply.Told told) || told.value().equals(state)
                    ? Optional.of(state)
                    : Optional.empty();
        }
        if (act instanceof Act.Write write) {
            return Optional.of(Long.toString(write.value()));
        }
        if (act instanceof Act.Add) {
            return Optional.of(Long.toString(Long.parseLong(state) + 1));
        }
        if (act instanceof Act.Put put) {
            TreeSet<Long> elements = new TreeSet<>(elements(state));
            elements.add(put.element());
            return Optional.of(text(elements));
        }
        if (act instanceof Act.Append append) {
            List<Long> elements = new ArrayList<>(elements(state));
            elements.add(append.element());
            return Optional.of(text(elements));
        }
        throw new IllegalArgumentException(act + " is no act on an object");
    }

    /**
     * Returns the elements of a set or a list.
     *
     * @throws NumberFormatException if it is neither
     */
    static List<Long> elements(String state) {
        return state.isEmpty()
                ? List.of()
                : Arrays.stream(state.split(",", -1)).map(Long::valueOf).toList();
    }

    private static String text(Iterable<Long> elements) {
        List<String> texts = new ArrayList<>();
        elements.forEach(element -> texts.add(element.toString()));
        return texts.stream().collect(Collectors.joining(","));
    }
}
