package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes one value small that the finding needs: a text to its shortest guilty part, a number towards zero. */
final class Guilty {

    /**
     * Characters that stand for their like, the simplest first: any letter, any blank, any one outside of ASCII, any
     * pair of surrogates, and half of one.
     */
    private static final int[] SIMPLE = {'a', ' ', 0xe9, 0x1f600, 0xd800};

    /** The trials that one value may take; the rest of the budget is for the others. */
    private static final long TRIALS = 40;

    private final Values values;
    private final Attempts attempts;
    private final long until;
    private JsonNode value;

    Guilty(Values values, Attempts attempts, JsonNode value) {
        this.values = values;
        this.attempts = attempts;
        this.value = value;
        this.until = attempts.trials() + TRIALS;
    }

    void reduce() throws IOException, InterruptedException {
        if (value.isString()) {
            shorten();
            plain();
            return;
        }
        for (int simple : new int[] {0, 1, -1, 2}) {
            JsonNode other = Json.MAPPER.getNodeFactory().numberNode(simple);
            if (isCloserToZero(other) && becomes(other)) {
                return;
            }
        }
        shorten();
        if (value.isIntegralNumber()) {
            lower();
        }
    }

    /** Leaves out characters, or the digits of a number. */
    private void shorten() throws IOException, InterruptedException {
        int[] all = characters();
        Set<Integer> gone = new HashSet<>();
        Bisection.leaveOut(positions(all, at -> true), at -> !gone.contains(at), block -> {
            Set<Integer> without = new HashSet<>(gone);
            without.addAll(block);
            return became(text(all, at -> !without.contains(at))) && gone.addAll(block);
        });
    }

    /** Replaces the characters of a text by the simplest ones that do. */
    private void plain() throws IOException, InterruptedException {
        for (int i = 0; i < SIMPLE.length; i++) {
            plain(i, SIMPLE[i], Arrays.copyOf(SIMPLE, i + 1));
        }
    }

    /** Returns where the like of a character stands in {@link #SIMPLE}. Those behind it are not simpler. */
    private static int like(int character) {
        if (character < 0x80) {
            return character > ' ' && character < 0x7f ? 0 : 1;
        }
        if (!Character.isBmpCodePoint(character)) {
            return 3;
        }
        return Character.isSurrogate((char) character) ? 4 : 2;
    }

    private void plain(int like, int simple, int... simpler) throws IOException, InterruptedException {
        int[] all = characters();
        IntPredicate other =
                at -> like(all[at]) >= like && Arrays.stream(simpler).noneMatch(character -> character == all[at]);
        Bisection.leaveOut(positions(all, other), other::test, block -> {
            int[] changed = all.clone();
            block.forEach(at -> changed[at] = simple);
            if (!became(text(changed, at -> true))) {
                return false;
            }
            block.forEach(at -> all[at] = simple);
            return true;
        });
    }

    /** Looks for the number next to zero that shows the finding, as if all above it did. */
    private void lower() throws IOException, InterruptedException {
        BigInteger shows = value.bigIntegerValue();
        BigInteger not = BigInteger.ZERO;
        while (shows.subtract(not).abs().compareTo(BigInteger.ONE) > 0 && attempts.trials() < until) {
            BigInteger middle = shows.add(not).divide(BigInteger.TWO);
            if (becomes(Json.tree(middle.toString()))) {
                shows = middle;
            } else {
                not = middle;
            }
        }
    }

    private int[] characters() {
        String text =
                value.isString() ? value.stringValue() : value.decimalValue().toPlainString();
        return text.codePoints().toArray();
    }

    private static List<Integer> positions(int[] characters, IntPredicate which) {
        return new ArrayList<>(
                IntStream.range(0, characters.length).filter(which).boxed().toList());
    }

    private static String text(int[] characters, IntPredicate kept) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, characters.length).filter(kept).forEach(at -> text.appendCodePoint(characters[at]));
        return text.toString();
    }

    private boolean became(String text) throws IOException, InterruptedException {
        if (value.isString()) {
            return becomes(Json.MAPPER.getNodeFactory().stringNode(text));
        }
        try {
            JsonNode other = Json.tree(text);
            return other.isNumber() && isCloserToZero(other) && becomes(other);
        } catch (JacksonException noNumber) {
            return false;
        }
    }

    private boolean isCloserToZero(JsonNode other) {
        int compared = other.decimalValue().abs().compareTo(value.decimalValue().abs());
        return compared < 0
                || compared == 0
                        && other.decimalValue().signum() > value.decimalValue().signum();
    }

    /** Two things must not become one, so a value that something else has is no choice. */
    private boolean becomes(JsonNode other) throws IOException, InterruptedException {
        if (attempts.trials() >= until || other.equals(value) || values.occurs(other)) {
            return false;
        }
        if (!values.becomes(Map.of(value, other))) {
            return false;
        }
        value = other;
        return true;
    }
}
