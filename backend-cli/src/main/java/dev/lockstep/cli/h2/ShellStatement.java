package dev.lockstep.cli.h2;

import java.util.Locale;

/**
 * The form of a statement that reaches the database unchanged through the Shell: one line of printable ASCII without a
 * semicolon. The SQL dialect renders all text in this form, with H2's Unicode escapes.
 *
 * <p>Any other statement would be changed on its way: the Shell splits at semicolons, takes a leading {@code @} for one
 * of its own commands, and ignores a blank statement silently. The system's encoding of arguments loses characters
 * outside ASCII.
 */
final class ShellStatement {

    private ShellStatement() {}

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
            if (c < ' ' || c > '~' || c == ';') {
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
