package dev.lockstep.op;

import static tools.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The only way in which Lockstep reads and writes JSON.
 *
 * <p>Written JSON is pure ASCII on one line, so that every text, including lone surrogates, survives every editor,
 * terminal and charset. Properties are in the order of the record's components, and decimals are exact and written in
 * full.
 *
 * <p>JSON is read strictly, because the files are edited by hand: a typo that was skipped or replaced by a default
 * would be replayed as another walk. The library's defaults are lenient in these points, so each switch is set here by
 * name.
 */
public final class Json {

    /** The mapper; thread-safe and immutable. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .changeDefaultNullHandling(handling -> handling.withContentNulls(Nulls.FAIL))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The digits that a number may have when it is written in full, which is the library's own limit. */
    static final int MOST_DIGITS = StreamReadConstraints.defaults().getMaxNumberLength();

    /** A number that is short in the file and may be long in full: {@code 1e999999999} has a gigabyte of digits. */
    private static final Pattern LARGE_EXPONENT = Pattern.compile("[0-9.][eE][+-]?0*([0-9]{3,})");

    private Json() {}

    /** A number with too many digits. Its message is in Lockstep's words. */
    static final class LongNumberException extends StreamConstraintsException {
        private static final long serialVersionUID = 1L;

        private LongNumberException(String number) {
            super(JsonFault.shown(number) + " has more than " + MOST_DIGITS
                    + " digits when it is written in full; write a number with fewer");
        }
    }

    /**
     * Reads JSON that somebody may have written by hand. Every such text is read here, because this method looks at the
     * length of its numbers before it computes with them.
     *
     * @throws JacksonException if it cannot be read; {@link JsonFault} says why
     */
    public static JsonNode tree(String text) {
        // Few texts have such a number, so the others are read only once.
        if (hasExponent(text) && LARGE_EXPONENT.matcher(text).find()) {
            try (JsonParser tokens = MAPPER.createParser(text)) {
                for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                        requireShort(tokens.getString());
                    }
                }
            }
        }
        return MAPPER.readTree(text);
    }

    /** Whether an E follows a digit or a point. A pattern takes many times as long to say so of a long text. */
    private static boolean hasExponent(String text) {
        for (int at = 1; at < text.length(); at++) {
            char letter = text.charAt(at);
            if ((letter == 'e' || letter == 'E') && isOfNumber(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfNumber(char before) {
        return before >= '0' && before <= '9' || before == '.';
    }

    private static void requireShort(String number) {
        if (!isShort(number)) {
            throw new LongNumberException(number);
        }
    }

    /** Whether a number has few enough digits, so that it is safe to compute with it and to write it. */
    public static boolean isShort(String number) {
        if (number.length() > MOST_DIGITS) {
            return false;
        }
        Matcher exponent = LARGE_EXPONENT.matcher(number);
        if (!exponent.find()) {
            return true;
        }
        if (exponent.group(1).length() > 9) {
            return false;
        }
        BigDecimal value = new BigDecimal(number);
        return value.scale() <= MOST_DIGITS && (long) value.precision() - value.scale() <= MOST_DIGITS;
    }
}
