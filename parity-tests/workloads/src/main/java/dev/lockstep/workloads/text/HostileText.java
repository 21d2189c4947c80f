package dev.lockstep.workloads.text;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws texts: about half plain, the others made to break whoever quotes, splits, trims, prints or parses them. */
public final class HostileText {

    static final int LONG_LENGTH = 10_000;
    static final int HUGE_LENGTH = 200 * 1024;

    private static final List<String> PLAIN = List.of(
            "ada", "grace", "edsger", "barbara", "alan", "the quick brown fox", "Zurich", "42", "x", "lorem ipsum");

    /** What is taken for no text at all; drawn more often, because it is where a null shows. */
    private static final List<String> NEARLY_NOTHING = List.of("", " ", "null", "NULL");

    private static final List<String> HOSTILE = List.of(
            // What a statement or an argument is quoted with, and what ends one.
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\\\",
            "\\n",
            "\\u0041",
            "U&'\\0041'",
            "it's",
            "O'Brien",
            "a;",
            ";",
            ";\n",
            "--",
            "/*",
            "*/",
            "$$",
            "$(id)",
            "${x}",
            "%s",
            "%",
            "_",
            "?",
            "?1",
            ":x",
            "{fn now()}",
            "&",
            "<",
            "</a>",
            "|",
            "a|b",
            "!",
            "*",
            // What ends a line, a cell or a text.
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\u0000",
            "a\u0000b",
            "\u0001",
            "\u0007",
            "\b",
            "\u000b",
            "\f",
            "\u001b[31m",
            "\u001a",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\ufffe",
            "\uffff",
            // What a tool would take for its own.
            "\nexit\n",
            "exit",
            "quit",
            "list",
            "sql> ",
            "\nsql> ",
            "\n(1 row, 0 ms)\n",
            "(0 rows, 1 ms)",
            "(Update count: 1, 0 ms)",
            "\nError: ",
            "[42001-252]",
            "\nError: Syntax error [42001-252]\n",
            "[\"00\"]",
            "[]",
            "{}",
            // What a reader would take for another type.
            "\"\"",
            "NaN",
            "true",
            "0",
            "01",
            "1e3",
            "-0",
            // Blanks, that get trimmed.
            " ",
            "  ",
            " a",
            "a ",
            " a ",
            // Composed and not, right to left, beyond the first plane, special when the case changes.
            "\u00e9",
            "e\u0301",
            "\u0130",
            "i\u0307",
            "\u0131",
            "\u00df",
            "\u202eabc\u202c",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u0645\u0631\u062d\u0628\u0627",
            "\u65e5\u672c\u8a9e",
            "\ud83d\ude00",
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "\ud800\udc00",
            "\udbff\udfff",
            "\ue000",
            "\ufffd",
            "\u200b");

    /** Not texts in Unicode's sense: halves of a pair, alone and the wrong way round. */
    public static final List<String> LONE_SURROGATES = List.of("\ud800", "\udfff", "a\udc00b", "\udc00\ud800");

    private final List<String> hostile;

    /** @param nul whether NUL is among the characters */
    public HostileText(boolean nul) {
        this.hostile =
                HOSTILE.stream().filter(text -> nul || text.indexOf('\0') < 0).toList();
    }

    /** A text of some words at most. */
    public String brief(RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2, 3 -> Draw.one(PLAIN, random);
            case 4, 5 -> Draw.one(hostile, random);
            case 6 -> Draw.one(NEARLY_NOTHING, random);
            default -> pieces(2 + random.nextInt(4), random);
        };
    }

    /** A text of {@link #LONG_LENGTH} UTF-16 units. */
    public String lengthy(RandomGenerator random) {
        return ofLength(LONG_LENGTH, random);
    }

    /** A text of {@link #HUGE_LENGTH} UTF-16 units. */
    public String huge(RandomGenerator random) {
        return ofLength(HUGE_LENGTH, random);
    }

    private String pieces(int count, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextBoolean() ? Draw.one(hostile, random) : Draw.one(PLAIN, random));
        }
        return text.toString();
    }

    /** Mostly plain, so that it is long by itself and not by its escapes. Filled up with digits, so that a cut shows. */
    private String ofLength(int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder(length);
        for (String piece = pieces(5, random);
                text.length() + piece.length() + 100 <= length;
                piece = pieces(5, random)) {
            text.append(piece);
            for (int i = 0; i < 80 && text.length() < length; i++) {
                text.append((char) ('a' + i % 26));
            }
        }
        while (text.length() < length) {
            text.append((char) ('0' + text.length() % 10));
        }
        return text.toString();
    }
}
