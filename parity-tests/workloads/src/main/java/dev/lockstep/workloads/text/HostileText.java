package dev.lockstep.workloads.text;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws texts. About half are plain; the others are made to break code that quotes, splits, trims, prints or parses
 * them.
 */
public final class HostileText {

    /** The longest of all texts. A longer one does not fit into a column of characters of every system. */
    public static final int MEBIBYTE = 1 << 20;

    /** The last of these is no power of two; buffers and pages often end at one. */
    private static final List<Integer> LONG_LENGTHS = List.of(256, 4_096, 10_000);

    private static final List<Integer> HUGE_LENGTHS = List.of(1 << 16, 1 << 16, 200 * 1024);

    /** One in this number of huge texts is a mebibyte long. */
    private static final int MEBIBYTES = 8;

    private static final List<String> PLAIN = List.of(
            "ada", "grace", "edsger", "barbara", "alan", "the quick brown fox", "Zurich", "42", "x", "lorem ipsum");

    /**
     * Texts that are easily taken for no text at all. They are drawn more often, because they show how a null is
     * handled.
     */
    private static final List<String> NEARLY_NOTHING = List.of("", " ", "null", "NULL", "\u0000");

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
            "\u200b",
            // Marks that combine, and in an order that is not the usual one; letters of several parts.
            "q\u0323\u0307",
            "q\u0307\u0323",
            "\u0301",
            "\ud55c",
            "\u1112\u1161\u11ab",
            "\u01c4",
            "\ufb01",
            "\u212b",
            "\u212a",
            "\u1e9e",
            "\u03c3\u03c2",
            // Characters that are not seen, and those that turn the direction of writing.
            "\u00ad",
            "a\u200db",
            "\u2060",
            "\u180e",
            "\u061c",
            "\u200f",
            "\u2066\u05d0\u2069",
            "\u3000",
            "\u202f",
            // Pairs, selectors, flags, tags; the last character of a plane, and others that mean nothing.
            "\u2764\ufe0f",
            "\ud83c\udde8\ud83c\udded",
            "\ud83d\udc4b\ud83c\udffd",
            "\udb40\udc67",
            "\ud83f\udffe",
            "\ufdd0",
            "\udb80\udc00",
            "\u009b",
            // Digits and blanks of other scripts.
            "\u0661",
            "\uff11",
            "\u1680");

    /** Texts that a case, a collation or an order by code points does not keep apart in the way of UTF-16 units. */
    private static final List<String> ALIKE = List.of(
            "ada",
            "Ada",
            "ADA",
            "ada ",
            "\u00e1da",
            "a\u0301da",
            "\uff41da",
            "strasse",
            "stra\u00dfe",
            "STRASSE",
            "i",
            "I",
            "\u0131",
            "\u0130",
            "e",
            "E",
            "\u00e9",
            "e\u0301",
            "\u00c9",
            "\ue000",
            "\uffff",
            "\ud800\udc00",
            "10",
            "9",
            "a_b",
            "a%b",
            "axb",
            "a!b");

    /** Texts that Unicode does not allow: halves of a surrogate pair, alone and in the wrong order. */
    public static final List<String> LONE_SURROGATES = List.of("\ud800", "\udfff", "a\udc00b", "\udc00\ud800");

    /** The letters between two pieces of a long text. */
    private static final String FILLER = "abcdefghijklmnopqrstuvwxyz".repeat(4).substring(0, 80);

    private final boolean nul;
    private final List<String> hostile;
    private final List<String> nearlyNothing;

    /**
     * Creates a source of texts.
     *
     * @param nul whether NUL is among the characters
     */
    public HostileText(boolean nul) {
        this.nul = nul;
        this.hostile =
                HOSTILE.stream().filter(text -> nul || text.indexOf('\0') < 0).toList();
        this.nearlyNothing = NEARLY_NOTHING.stream()
                .filter(text -> nul || text.indexOf('\0') < 0)
                .toList();
    }

    /** Whether NUL is among the characters. */
    public boolean nul() {
        return nul;
    }

    /** Draws a text of a few words. */
    public String brief(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> Draw.one(PLAIN, random);
            case 4, 5 -> Draw.one(hostile, random);
            case 6 -> Draw.one(nearlyNothing, random);
            case 7 -> Draw.one(ALIKE, random);
            default -> pieces(2 + random.nextInt(4), random);
        };
    }

    /** Draws a text of hundreds or thousands of UTF-16 units. */
    public String lengthy(RandomGenerator random) {
        return around(Draw.one(LONG_LENGTHS, random), random);
    }

    /** Draws a text of tens of thousands of UTF-16 units, or rarely of {@link #MEBIBYTE}. */
    public String huge(RandomGenerator random) {
        int length = Draw.one(HUGE_LENGTHS, random);
        return Draw.oneIn(MEBIBYTES, random) ? ofLength(MEBIBYTE, random) : around(length, random);
    }

    /** Draws a text of this length in UTF-16 units, or one shorter, or one longer. */
    public String around(int length, RandomGenerator random) {
        return ofLength(length - 1 + random.nextInt(3), random);
    }

    private String pieces(int count, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.appendCodePoint(character(random));
                case 1, 2, 3, 4 -> text.append(Draw.one(hostile, random));
                default -> text.append(Draw.one(PLAIN, random));
            }
        }
        return text.toString();
    }

    /** Draws any character that Unicode allows, except NUL: of the first plane or of a later one. */
    private static int character(RandomGenerator random) {
        int codePoint = random.nextBoolean() ? 1 + random.nextInt(0xffff) : 0x10000 + random.nextInt(0x100000);
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
                ? codePoint - 0x800
                : codePoint;
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
            // At once: character by character, the draws of long texts were half of the time of a walk in process.
            text.append(FILLER);
        }
        while (text.length() < length) {
            text.append((char) ('0' + text.length() % 10));
        }
        return text.toString();
    }
}
