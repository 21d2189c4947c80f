package dev.lockstep.cli.h2;

import java.util.Locale;

/**
 * The form of statement that reaches the database through the Shell as it was written: one line of printable ASCII without
 * a semicolon. The SQL dialect renders all text so, with H2's Unicode escapes.
 *
 * <p>Anything else would be changed on its way: the Shell splits at semicolons, takes a leading {@code @} for a command of
 * its own, passes over a blank statement in silence, and the system's encoding of arguments loses what is not ASCII.
 */
final class ShellStatement {

    private ShellStatement() {}

    /**
     * The statement, when it is of that form.
     *
     * @throws IllegalArgumentException naming the place where it is not
     */
    static String checked(String statement) {
        if (statement.isBlank()) {
            throw new IllegalArgumentException("a blank statement: the Shell says nothing about it");
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
