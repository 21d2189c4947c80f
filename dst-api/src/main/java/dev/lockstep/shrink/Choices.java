package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The few values that a part of a command's arguments can have by its type: nothing for an optional one, and the
 * constants of an enumeration. The type says so whatever the walk happened to draw, so two walks have the same choice.
 */
final class Choices {

    private Choices() {}

    /**
     * Returns the values of a part, the simplest first; none if its type does not name them.
     *
     * @param command the record of the command
     * @param path the place in its arguments
     */
    static List<JsonNode> of(Class<?> command, String path) {
        Type type = command;
        for (String step : path.substring(Math.min(1, path.length())).split("/")) {
            Optional<Type> part = part(content(type), step);
            if (part.isEmpty()) {
                return List.of();
            }
            type = part.get();
        }
        List<JsonNode> values = new ArrayList<>();
        if (is(type, Optional.class)) {
            values.add(Json.MAPPER.nullNode());
        }
        if (content(type) instanceof Class<?> constants && constants.isEnum()) {
            Stream.of(constants.getEnumConstants())
                    .map(constant -> Json.MAPPER.<JsonNode>valueToTree(constant))
                    .forEach(values::add);
        }
        return values;
    }

    /** Returns the type that is in an optional one, or the type itself. */
    private static Type content(Type type) {
        return is(type, Optional.class) ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }

    private static boolean is(Type type, Class<?> of) {
        return type instanceof ParameterizedType generic && generic.getRawType() == of;
    }

    private static Optional<Type> part(Type whole, String step) {
        if (whole instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return Optional.of(generic.getActualTypeArguments()[0]);
        }
        return whole instanceof Class<?> written && written.isRecord()
                ? Stream.of(written.getRecordComponents())
                        .filter(component -> component.getName().equals(step))
                        .map(RecordComponent::getGenericType)
                        .findFirst()
                : Optional.empty();
    }
}
