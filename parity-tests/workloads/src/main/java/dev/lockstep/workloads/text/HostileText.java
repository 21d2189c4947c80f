package dev.lockstep.workloads.text;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws texts. About half are plain; the others are made to break code that quotes, splits, trims, prints or parses
 * them.
 */
public final class HostileText {

    static final int LONG_LENGTH = 10_000;
    static final int HUGE_LENGTH = 200 * 1024;

    private static final List<String> PLAIN = List.of(
            "ada", "grace", "edsger", "barbara", "alan", "the quick brown fox", "Zurich", "42", "x", "lorem ipsum");

    /**
     * Texts that are easily taken for no text at all. They are drawn more often, because they show how a null is
     * handled.
     */
    private static final List<String> NEARLY_NOTHING = List.of("", " ", "null", "NULL");

    private static final List<String> HOSTILE = List.of(
            // Characters that quote a statement or an argument, and characters that end one.
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
            // Characters that end a line, a cell or a text.
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
            // Texts that look like a tool's own output.
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
            // Texts that a reader could take for another type.
            "\"\"",
            "NaN",
            "true",
            "0",
            "01",
            "1e3",
            "-0",
            // Blanks, which are often trimmed.
            " ",
            "  ",
            " a",
            "a ",
            " a ",
            // Composed and decomposed characters, right-to-left text, characters outside the basic plane, and
            // characters with unusual case mappings.
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

    /** Texts that Unicode does not allow: halves of a surrogate pair, alone and in the wrong order. */
    public static final List<String> LONE_SURROGATES = List.of("\ud800", "\udfff", "a\udc00b", "\udc00\ud800");

    private final List<String> hostile;

    /**
     * Creates a source of texts.
     *
     * @param nul whether NUL is among the characters
     */
    public HostileText(boolean nul) {
        this.hostile =
                HOSTILE.stream().filter(text -> nul || text.indexOf('\0') < 0).toList();
    }

    /** Draws a text of a few words. */
    public String brief(RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2, 3 -> Draw.one(PLAIN, random);
            case 4, 5 -> Draw.one(hostile, random);
            case 6 -> Draw.one(NEARLY_NOTHING, random);
            default -> pieces(2 + random.nextInt(4), random);
        };
    }

    /** Draws a text of {@link #LONG_LENGTH} UTF-16 units. */
    public String lengthy(RandomGenerator random) {
        return ofLength(LONG_LENGTH, random);
    }

    /** Draws a text of {@link #HUGE_LENGTH} UTF-16 units. */
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

    /**
     * Mostly plain, so that the text itself is long and not only its escaped form. Filled up with digits, so that a cut
     * is visible.
     */
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
