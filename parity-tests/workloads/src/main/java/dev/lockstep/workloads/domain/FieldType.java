package dev.lockstep.workloads.domain;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workloads.text.Draw;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The values that a field or a key takes. */
public sealed interface FieldType {

    /** Whether the product takes this value. */
    boolean takes(Cell value);

    /** Whether the product promises to refuse this value. */
    boolean refuses(Cell value);

    /** Draws a value that the product takes; often one at which products go wrong. */
    Cell draw(RandomGenerator random);

    /** Draws a value that the product must refuse; empty if no promise says that it refuses any. */
    Optional<Cell> drawOutside(RandomGenerator random);

    /** Whether the order of the values is promised. */
    boolean isOrdered();

    ValueKind kind();

    default Column column(String name) {
        return new Column(name, kind(), name);
    }

    /**
     * Texts.
     *
     * @param alphabet the characters
     * @param least the smallest length, in code points
     * @param most the largest length; empty if the product promises none, and then no text is refused for its length
     * @param folds whether letters of ASCII are equal in both cases
     * @param ordered whether texts are ordered by their code points
     */
    record Text(TextAlphabet alphabet, int least, OptionalInt most, boolean folds, boolean ordered)
            implements FieldType {

        @Override
        public boolean takes(Cell value) {
            if (!(value instanceof Cell.Text text) || !alphabet.allows(text.value())) {
                return false;
            }
            int length = text.value().codePointCount(0, text.value().length());
            return length >= least && (most.isEmpty() || length <= most.getAsInt());
        }

        @Override
        public Cell draw(RandomGenerator random) {
            return Cell.text(alphabet.draw(least, most, random));
        }

        @Override
        public boolean refuses(Cell value) {
            if (!(value instanceof Cell.Text text) || !alphabet.allows(text.value())) {
                return false;
            }
            int length = text.value().codePointCount(0, text.value().length());
            return length < least || most.isPresent() && length > most.getAsInt();
        }

        /** Longer by one letter, because everybody counts letters of ASCII alike. */
        @Override
        public Optional<Cell> drawOutside(RandomGenerator random) {
            List<String> outside = new ArrayList<>();
            most.ifPresent(length -> outside.add(TextAlphabet.letters(length + 1, random)));
            if (least > 0) {
                outside.add(TextAlphabet.letters(least - 1, random));
            }
            return Draw.any(outside, random).map(Cell::text);
        }

        @Override
        public boolean isOrdered() {
            return ordered;
        }

        @Override
        public ValueKind kind() {
            return ValueKind.TEXT;
        }
    }

    /**
     * Numbers with at most so many digits after the point.
     *
     * @param range the smallest and the largest number; empty if the product promises none
     * @param digits 0 for integers
     */
    record Number(Optional<Range> range, int digits) implements FieldType {

        /** Numbers around which integers and floating points of the usual sizes go wrong. */
        private static final List<BigDecimal> EDGES = Stream.of(
                        "0",
                        "1",
                        "-1",
                        "9",
                        "10",
                        "127",
                        "128",
                        "255",
                        "256",
                        "-128",
                        "-129",
                        "32767",
                        "32768",
                        "65535",
                        "65536",
                        "2147483647",
                        "2147483648",
                        "-2147483648",
                        "-2147483649",
                        "4294967295",
                        "4294967296",
                        "9007199254740991",
                        "9007199254740992",
                        "9007199254740993",
                        "-9007199254740993",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "999999999999999999",
                        "1000000000000000000",
                        "0.1",
                        "0.5",
                        "1.5",
                        "2.50",
                        "-0.01",
                        "0.29",
                        "1.005",
                        "100.10")
                .map(BigDecimal::new)
                .toList();

        private static final Range USUAL =
                new Range(BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));

        @Override
        public boolean takes(Cell value) {
            return value instanceof Cell.Number number
                    && number.value().scale() <= digits
                    && range.orElse(USUAL).has(number.value());
        }

        @Override
        public boolean refuses(Cell value) {
            return value instanceof Cell.Number number
                    && number.value().scale() <= digits
                    && range.isPresent()
                    && !range.get().has(number.value());
        }

        @Override
        public Cell draw(RandomGenerator random) {
            Range within = range.orElse(USUAL);
            List<BigDecimal> edges = new ArrayList<>(EDGES);
            edges.addAll(List.of(
                    within.least, within.most, within.least.add(BigDecimal.ONE), within.most.subtract(BigDecimal.ONE)));
            edges.removeIf(edge -> !takes(Cell.number(edge)));
            return random.nextInt(3) == 0
                    ? Cell.number(Draw.one(edges, random))
                    : Cell.number(within.any(digits, random));
        }

        @Override
        public Optional<Cell> drawOutside(RandomGenerator random) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(digits);
            return range.map(
                    within -> Cell.number(random.nextBoolean() ? within.least.subtract(step) : within.most.add(step)));
        }

        @Override
        public boolean isOrdered() {
            return true;
        }

        @Override
        public ValueKind kind() {
            return ValueKind.NUMBER;
        }
    }

    /** A smallest and a largest number. */
    record Range(BigDecimal least, BigDecimal most) {

        boolean has(BigDecimal number) {
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        }

        /** Draws a number, half of the time a small one, because small numbers meet again. */
        private BigDecimal any(int digits, RandomGenerator random) {
            BigInteger count =
                    most.subtract(least).movePointRight(digits).toBigInteger().add(BigInteger.ONE);
            if (random.nextBoolean()) {
                count = count.min(BigInteger.valueOf(20));
            }
            byte[] bits = new byte[10];
            random.nextBytes(bits);
            BigInteger offset = new BigInteger(1, bits).mod(count);
            return least.add(new BigDecimal(offset, digits));
        }
    }

    /** True and false. */
    record Truth() implements FieldType {
        @Override
        public boolean takes(Cell value) {
            return value instanceof Cell.Bool;
        }

        @Override
        public boolean refuses(Cell value) {
            return false;
        }

        @Override
        public Cell draw(RandomGenerator random) {
            return Cell.bool(random.nextBoolean());
        }

        @Override
        public Optional<Cell> drawOutside(RandomGenerator random) {
            return Optional.empty();
        }

        @Override
        public boolean isOrdered() {
            return false;
        }

        @Override
        public ValueKind kind() {
            return ValueKind.BOOLEAN;
        }
    }

    /** One of a few texts. */
    record Choice(List<String> of) implements FieldType {
        public Choice {
            of = List.copyOf(of);
        }

        @Override
        public boolean takes(Cell value) {
            return value instanceof Cell.Text text && of.contains(text.value());
        }

        @Override
        public boolean refuses(Cell value) {
            return value instanceof Cell.Text && !takes(value);
        }

        @Override
        public Cell draw(RandomGenerator random) {
            return Cell.text(Draw.one(of, random));
        }

        @Override
        public Optional<Cell> drawOutside(RandomGenerator random) {
            return Optional.of(of.get(random.nextInt(of.size())) + "x")
                    .filter(word -> !of.contains(word))
                    .map(Cell::text);
        }

        @Override
        public boolean isOrdered() {
            return false;
        }

        @Override
        public ValueKind kind() {
            return ValueKind.TEXT;
        }
    }
}
