package dev.lockstep.op;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says what is wrong with JSON that cannot be read. The library's own messages name its classes and its switches, which
 * mean nothing to a person who edits a file, so nobody else reads them.
 */
public final class JsonFault {

    private static final int SHOWN = 60;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();

    private static final Map<Class<?>, String> NUMBERS = Map.of(
            int.class,
            "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE,
            Integer.class,
            "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE,
            long.class,
            "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE,
            Long.class,
            "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE,
            BigInteger.class,
            "a whole number",
            double.class,
            "a number",
            Double.class,
            "a number",
            BigDecimal.class,
            "a number");

    private JsonFault() {}

    /** Returns the error in one short line: the place in the JSON if it is known, the value, and the expected one. */
    public static String of(JacksonException fault) {
        return fault instanceof StreamReadException unreadable && !(fault instanceof InputCoercionException)
                ? ofText(unreadable)
                : place(fault) + ofValue(fault);
    }

    private static String ofText(StreamReadException fault) {
        if (fault instanceof UnexpectedEndOfInputException) {
            return "not JSON: it ends too early, and something is not closed";
        }
        int column = fault.getLocation() == null ? 0 : fault.getLocation().getColumnNr();
        return "not JSON, or a property occurs twice" + (column > 0 ? ", near column " + column : "");
    }

    private static String ofValue(JacksonException fault) {
        if (fault instanceof Json.LongNumberException tooLong) {
            return tooLong.getOriginalMessage();
        }
        if (fault instanceof StreamConstraintsException) {
            return "too long: a number has at most " + LIMITS.getMaxNumberLength() + " digits, a text "
                    + LIMITS.getMaxStringLength() + " characters, and at most " + LIMITS.getMaxNestingDepth()
                    + " lists and objects are inside each other";
        }
        if (fault instanceof InputCoercionException number) {
            return "this number does not fit; it must be " + expected(number.getTargetType());
        }
        if (fault instanceof JsonNodeException) {
            return "this number does not fit; write one that is not so big";
        }
        if (fault instanceof PropertyBindingException unknown) {
            return "there is no property " + shown(unknown.getPropertyName()) + "; the properties are "
                    + new TreeSet<>(known(unknown));
        }
        if (fault instanceof ValueInstantiationException refused) {
            return "these values are not accepted" + reason(refused.getCause());
        }
        return fault instanceof MismatchedInputException mismatch
                ? ofMismatch(mismatch)
                : "Lockstep cannot read or write a value of this type";
    }

    private static String ofMismatch(MismatchedInputException fault) {
        if (fault.getTargetType() == JsonNode.class) {
            return "not JSON: something follows after its end, or a property occurs twice";
        }
        String expected = expected(fault.getTargetType());
        if (fault.getCurrentToken() == JsonToken.END_OBJECT) {
            return "missing; it must be " + expected;
        }
        if (fault instanceof InvalidNullException || fault.getCurrentToken() == JsonToken.VALUE_NULL) {
            return "null is not accepted; it must be " + expected;
        }
        return (fault instanceof InvalidFormatException format
                        ? shown(String.valueOf(format.getValue()))
                        : "this value")
                + " is not accepted; it must be " + expected;
    }

    private static List<String> known(PropertyBindingException fault) {
        return Optional.ofNullable(fault.getKnownPropertyIds()).orElse(List.of()).stream()
                .map(String::valueOf)
                .toList();
    }

    /** A record says itself why it refuses its values. An exception without words was thrown by Java. */
    private static String reason(Throwable cause) {
        return cause instanceof IllegalArgumentException && cause.getMessage() != null ? ": " + cause.getMessage() : "";
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "a value of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        boolean list = Collection.class.isAssignableFrom(type) || Array.class == type || type.isArray();
        return NUMBERS.getOrDefault(type, list ? "a list" : "an object");
    }

    private static String place(JacksonException fault) {
        return fault.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : shown(step.getPropertyName())))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(), path -> path.isEmpty() ? "" : "at " + path + ": "));
    }

    /** Returns a value from a file so short that the line stays readable. */
    public static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
