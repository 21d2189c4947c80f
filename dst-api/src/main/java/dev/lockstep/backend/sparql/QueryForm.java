package dev.lockstep.backend.sparql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a SPARQL query, as its first word after the prologue says. */
public enum QueryForm {
    SELECT,
    ASK,
    CONSTRUCT,
    DESCRIBE,
    /** No query, for example an update. */
    NONE;

    /** Blanks and remarks, which may stand between any two words. */
    private static final String BETWEEN = "(?:\\s|#[^\\n]*+(?:\\n|$))*+";

    private static final String PROLOGUE = BETWEEN + "(?:(?:PREFIX" + BETWEEN + "[^\\s<#]*+" + BETWEEN + "<[^>]*+>|BASE"
            + BETWEEN + "<[^>]*+>|VERSION" + BETWEEN + "(?:\"[^\"]*+\"|'[^']*+'))" + BETWEEN + ")*+";

    private static final Pattern ONLY_PROLOGUE = Pattern.compile(PROLOGUE, Pattern.CASE_INSENSITIVE);

    private static final Pattern FIRST_WORD =
            Pattern.compile(PROLOGUE + "(?<word>[A-Za-z]++)(?!:)", Pattern.CASE_INSENSITIVE);

    /** Returns the form of a text. */
    public static QueryForm of(String text) {
        return switch (firstWord(text)) {
            case "SELECT" -> SELECT;
            case "ASK" -> ASK;
            case "CONSTRUCT" -> CONSTRUCT;
            case "DESCRIBE" -> DESCRIBE;
            default -> NONE;
        };
    }

    /** Returns the first word after the prologue, in upper case; empty if there is none. */
    public static String firstWord(String text) {
        Matcher word = FIRST_WORD.matcher(text);
        return word.lookingAt() ? word.group("word").toUpperCase(Locale.ROOT) : "";
    }

    /** Whether a text holds nothing but declarations, such as prefixes, and remarks. */
    public static boolean isPrologue(String text) {
        return ONLY_PROLOGUE.matcher(text).matches();
    }

    /** Whether the answer is a graph, and not rows or a truth value. */
    public boolean isGraph() {
        return this == CONSTRUCT || this == DESCRIBE;
    }
}
