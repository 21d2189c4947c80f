package dev.lockstep.known;

import dev.lockstep.known.ValueTest.AtLeast;
import dev.lockstep.known.ValueTest.AtMost;
import dev.lockstep.known.ValueTest.Equals;
import dev.lockstep.known.ValueTest.Has;
import dev.lockstep.known.ValueTest.Lexical;
import dev.lockstep.known.ValueTest.Size;
import dev.lockstep.known.ValueTest.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the tests that an entry makes of a value. */
final class TestReader {

    /** The keys of a test; each test has exactly one of them. */
    static final List<String> KEYS =
            List.of("equals", "type", "size", "sizeAtLeast", "sizeAtMost", "atLeast", "atMost", "lexical", "has");

    private static final int LARGEST_SIZE = 1_000_000;

    /** Reads the test that is the value of this key. */
    ValueTest read(StrictYaml parent, String key) throws KnownListException {
        return read(parent.section(key, KEYS));
    }

    /** Reads the test that is one of the keys of this section. */
    ValueTest read(StrictYaml section) throws KnownListException {
        String key = section.onlyKey(KEYS);
        return switch (key) {
            case "equals" -> new Equals(section.value(key));
            case "type" -> new Type(ValueType.valueOf(name(section, key, ValueType.values())));
            case "size" -> new Size(size(section, key, 0), size(section, key, 0));
            case "sizeAtLeast" -> new Size(size(section, key, 1), Integer.MAX_VALUE);
            case "sizeAtMost" -> new Size(0, size(section, key, 0));
            case "atLeast" -> new AtLeast(section.decimal(key));
            case "atMost" -> new AtMost(section.decimal(key));
            case "lexical" -> new Lexical(section.textOrEmpty(key));
            default -> new Has(TextTrait.valueOf(name(section, key, TextTrait.values())));
        };
    }

    /** The proof of narrowness makes a value of one more, so there is a limit. */
    private static int size(StrictYaml section, String key, int least) throws KnownListException {
        int size = section.number(key, least);
        if (size > LARGEST_SIZE) {
            throw section.wrong(key, size + " is too large; write at most " + LARGEST_SIZE);
        }
        return size;
    }

    private static String name(StrictYaml section, String key, Enum<?>[] values) throws KnownListException {
        List<String> texts = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        return section.oneOf(key, texts).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
