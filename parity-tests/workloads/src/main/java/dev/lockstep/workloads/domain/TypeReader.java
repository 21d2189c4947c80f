package dev.lockstep.workloads.domain;

import dev.lockstep.project.YamlValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the type of a field or of a key. */
public final class TypeReader {

    private static final Pattern RANGE = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\.\\.(-?[0-9]+(?:\\.[0-9]+)?)");
    private static final int MOST_DIGITS = 20;
    private static final int LONGEST = 1_000_000;

    private TypeReader() {}

    /**
     * Reads a type.
     *
     * @param names the types that are allowed here
     * @param beside the keys that are allowed beside those of the type
     */
    public static FieldType type(YamlValue written, List<String> names, Set<String> beside) {
        return switch (written.at("type").oneOf(names)) {
            case "text" -> text(keys(written, beside, "length", "alphabet", "case", "order"));
            case "integer" -> new FieldType.Number(range(keys(written, beside, "range"), 0), 0);
            case "decimal" -> {
                keys(written, beside, "range", "digits");
                int digits = written.at("digits").whole(1);
                if (digits > MOST_DIGITS) {
                    throw written.at("digits").wrong("at most " + MOST_DIGITS + " digits");
                }
                yield new FieldType.Number(range(written, digits), digits);
            }
            case "boolean" -> {
                keys(written, beside);
                yield new FieldType.Truth();
            }
            case "choice" -> {
                List<String> of = keys(written, beside, "of").at("of").texts();
                if (of.isEmpty() || Set.copyOf(of).size() < of.size()) {
                    throw written.at("of").wrong("name at least one text, and each once");
                }
                yield new FieldType.Choice(of);
            }
            default -> throw written.wrong("a reference is not allowed here");
        };
    }

    private static YamlValue keys(YamlValue written, Set<String> beside, String... own) {
        Set<String> all = new TreeSet<>(beside);
        all.add("type");
        all.addAll(Arrays.asList(own));
        return written.allow(all);
    }

    private static FieldType.Text text(YamlValue written) {
        boolean open = written.find("length")
                .filter(value -> value.text().matches("[0-9]+\\.\\."))
                .isPresent();
        Optional<Matcher> length = written.find("length").filter(value -> !open).map(TypeReader::bounds);
        int least = open
                ? size(written, written.at("length").text().replace("..", ""))
                : length.map(bounds -> size(written, bounds.group(1))).orElse(0);
        OptionalInt most = length.map(bounds -> OptionalInt.of(size(written, bounds.group(2))))
                .orElse(OptionalInt.empty());
        if (most.isPresent() && (most.getAsInt() < least || most.getAsInt() == 0)) {
            throw written.at("length").wrong("the largest length is smaller than the smallest, or 0");
        }
        boolean folds = written.find("case")
                .filter(value ->
                        value.oneOf(List.of("sensitive", "insensitive")).equals("insensitive"))
                .isPresent();
        boolean ordered = written.find("order")
                .filter(value -> !value.oneOf(List.of("codepoints")).isEmpty())
                .isPresent();
        if (folds && ordered) {
            throw written.at("order").wrong("an order by code points tells cases apart; leave out one of the two");
        }
        List<String> words =
                Arrays.stream(TextAlphabet.values()).map(TextAlphabet::word).toList();
        TextAlphabet alphabet = written.find("alphabet")
                .map(value -> TextAlphabet.of(value.oneOf(words)).orElseThrow())
                .orElse(TextAlphabet.ASCII);
        return new FieldType.Text(alphabet, least, most, folds, ordered);
    }

    private static int size(YamlValue written, String digits) {
        if (digits.startsWith("-")
                || digits.contains(".")
                || digits.length() > 7
                || Integer.parseInt(digits) > LONGEST) {
            throw written.at("length").wrong("a length is a whole number from 0 to " + LONGEST);
        }
        return Integer.parseInt(digits);
    }

    private static Optional<FieldType.Range> range(YamlValue written, int digits) {
        return written.find("range").map(value -> {
            Matcher bounds = bounds(value);
            FieldType.Range range =
                    new FieldType.Range(new BigDecimal(bounds.group(1)), new BigDecimal(bounds.group(2)));
            if (range.least().compareTo(range.most()) > 0) {
                throw value.wrong("the largest number is smaller than the smallest");
            }
            if (Math.max(range.least().scale(), range.most().scale()) > digits) {
                throw value.wrong("'" + value.text() + "' has bounds that are no values of this type; write "
                        + (digits == 0 ? "whole numbers" : "at most " + digits + " digits after the point"));
            }
            return range;
        });
    }

    private static Matcher bounds(YamlValue value) {
        Matcher bounds = RANGE.matcher(value.text());
        if (!bounds.matches() || value.text().length() > 60) {
            throw value.wrong(
                    "'" + value.text() + "' is not a range; write the smallest and the largest, as in 0..150");
        }
        return bounds;
    }
}
