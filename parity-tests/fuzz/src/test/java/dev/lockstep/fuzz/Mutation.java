package dev.lockstep.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a statement of a fuzzer's choices: one of the given statements, with a few of its words replaced, left out, put
 * twice or taken from another statement. Bytes alone would be refused by the first lines of a parser.
 *
 * @param statements the statements to begin with
 * @param odd words that are put in as they are: numbers at a limit, halves of quotes, comments without an end
 */
public record Mutation(List<String> statements, List<String> odd) {

    private static final int MOST_EDITS = 6;

    private static final Pattern WORD = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|<[^<>\\s]*>|[\\p{L}\\p{N}_?@:.$#]+|\\s+|[^\\p{L}\\p{N}_\\s]");

    public Mutation {
        statements = List.copyOf(statements);
        odd = List.copyOf(odd);
    }

    /** Returns the statement of these choices. Without choices it is the first statement. */
    public String of(byte[] input) {
        Choices choices = new Choices(input);
        List<String> words = words(statements.get(choices.below(statements.size())));
        for (int edit = 0; edit < MOST_EDITS && choices.anyLeft(); edit++) {
            edit(words, choices);
        }
        return String.join("", words);
    }

    private void edit(List<String> words, Choices choices) {
        int kind = choices.below(8);
        int at = choices.below(words.size() + 1);
        boolean inside = at < words.size();
        switch (kind) {
            case 0 -> words.add(at, odd.get(choices.below(odd.size())));
            case 1 -> words.add(at, " " + another(choices) + " ");
            case 2 -> {
                if (inside && words.size() > 1) {
                    words.remove(at);
                }
            }
            case 3 -> {
                if (inside) {
                    words.set(at, another(choices));
                }
            }
            case 4 -> {
                if (inside) {
                    words.set(at, odd.get(choices.below(odd.size())));
                }
            }
            case 5 -> {
                int to = Math.min(words.size(), at + 1 + choices.below(6));
                words.addAll(at, new ArrayList<>(words.subList(at, to)));
            }
            case 6 -> {
                List<String> other = words(statements.get(choices.below(statements.size())));
                int from = choices.below(other.size());
                words.addAll(at, other.subList(from, Math.min(other.size(), from + 1 + choices.below(12))));
            }
            default -> {
                if (inside) {
                    words.set(at, choices.text());
                }
            }
        }
    }

    private String another(Choices choices) {
        List<String> other = words(statements.get(choices.below(statements.size())));
        return other.get(choices.below(other.size()));
    }

    private static List<String> words(String statement) {
        Stream<String> words = WORD.matcher(statement).results().map(MatchResult::group);
        return new ArrayList<>(words.toList());
    }

    /** The fuzzer's bytes, one after the other. */
    private static final class Choices {
        private final byte[] bytes;
        private int at;

        Choices(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean anyLeft() {
            return at < bytes.length;
        }

        int below(int bound) {
            int value = next();
            return (bound > 256 ? value << 8 | next() : value) % bound;
        }

        /** Returns a few bytes as they are. */
        String text() {
            int asked = next() % 8;
            int length = Math.min(bytes.length - at, asked);
            if (length <= 0) {
                return "";
            }
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        private int next() {
            return at < bytes.length ? bytes[at++] & 0xff : 0;
        }
    }
}
