package dev.lockstep.cli.h2;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of a statement that reaches the database unchanged through the Shell: one line of printable ASCII without a
 * semicolon. The SQL dialect renders all text in this form, with H2's Unicode escapes.
 *
 * <p>Any other statement would be changed on its way: the Shell splits at semicolons, takes a leading {@code @} for one
 * of its own commands, and ignores a blank statement silently. The system's encoding of arguments loses characters
 * outside ASCII.
 */
final class ShellStatement {

    private static final Pattern QUESTION = Pattern.compile(
            "\\s*(?:\\(|(?:SELECT|WITH|VALUES|TABLE|SHOW|EXPLAIN|CALL|SCRIPT)\\b)", Pattern.CASE_INSENSITIVE);

    private ShellStatement() {}

    /**
     * Returns a statement in that form that does the same: the statement itself if it has the form, and otherwise one
     * that passes it on as a text. A version of H2 without {@code EXECUTE IMMEDIATE} refuses the latter.
     */
    static String carried(String statement) {
        return isPlain(statement) ? statement : "EXECUTE IMMEDIATE " + literal(statement);
    }

    /** Returns a text literal in that form. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("U&'");
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean plain = unit >= ' ' && unit <= '~' && unit != ';' && unit != '\'' && unit != '\\';
            literal.append(plain ? String.valueOf(unit) : String.format(Locale.ROOT, "\\%04x", (int) unit));
        }
        return literal.append('\'').toString();
    }

    /** Whether a statement answers with rows, as far as its first word shows. */
    static boolean answersWithRows(String statement) {
        return QUESTION.matcher(statement).lookingAt();
    }

    private static boolean isPlain(String statement) {
        return !statement.startsWith("@") && statement.chars().noneMatch(ShellStatement::isChanged);
    }

    private static boolean isChanged(int unit) {
        return unit < ' ' || unit > '~' || unit == ';';
    }

    /**
     * Returns the statement if it has that form.
     *
     * @throws IllegalArgumentException if it does not; the message names the place
     */
    static String checked(String statement) {
        if (statement.isBlank()) {
            throw new IllegalArgumentException("a blank statement: the Shell prints nothing for it");
        }
        if (statement.startsWith("@")) {
            throw new IllegalArgumentException(
                    "a statement that begins with @ is a command to the Shell: " + statement);
        }
        for (int i = 0; i < statement.length(); i++) {
            char c = statement.charAt(i);
            if (isChanged(c)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a statement with U+%04X at %d: render it as an escape, U&'\\%04x'",
                        (int) c,
                        i,
                        (int) c));
            }
        }
        return statement;
    }
}
