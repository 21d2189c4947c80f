package dev.lockstep.workloads.script;

import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.workloads.script.Statements.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits the text of a script in SPARQL at blank lines, because a semicolon is a part of its statements. A blank line
 * within brackets or a long string, after the prologue, or after a semicolon before another update ends nothing.
 */
final class SparqlStatements {

    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^[ \\t]*#([ \\t]*lockstep:.*)$");

    /** A blank line, or a remark that stands alone on its line. */
    private static final Pattern BEFORE = Pattern.compile("[ \\t]*(?:#(?<remark>[^\\n]*+))?(?:\\n|\\z)");

    /** Strings, references and remarks hide brackets; a bracket opens or closes; two ends of lines are a blank line. */
    private static final Pattern TOKEN = Pattern.compile("""
            "{3}(?:[^"\\\\]|\\\\.|"(?!""))*+"{3}|'{3}(?:[^'\\\\]|\\\\.|'(?!''))*+'{3}\
            |"(?:[^"\\\\\\n]|\\\\.)*+"|'(?:[^'\\\\\\n]|\\\\.)*+'\
            |<[^<>"{}|^`\\\\\\x00-\\x20]*+>|\\\\.|\\#[^\\n]*+\
            |(?<opens>[{(\\[])|(?<closes>[})\\]])|(?<blank>\\n[ \\t]*(?=\\n))""", Pattern.DOTALL);

    private final String script;
    private final List<Piece> pieces = new ArrayList<>();

    private SparqlStatements(String script) {
        this.script = script;
    }

    static List<Piece> of(String text) {
        SparqlStatements statements = new SparqlStatements(text.replace("\r\n", "\n"));
        statements.split();
        return statements.pieces;
    }

    /** A directive ends a statement, wherever it stands. */
    private void split() {
        Matcher directive = DIRECTIVE.matcher(script);
        int start = 0;
        while (directive.find()) {
            split(start, directive.start());
            pieces.add(new Piece(Statements.lineOf(script, directive.start()), true, directive.group(1)));
            start = directive.end();
        }
        split(start, script.length());
    }

    private void split(int from, int end) {
        int start = afterRemarks(from, end);
        while (start < end) {
            int stop = end(start, end);
            pieces.add(new Piece(
                    Statements.lineOf(script, start),
                    false,
                    script.substring(start, stop).stripTrailing()));
            start = afterRemarks(stop, end);
        }
    }

    /** Keeps the remarks before a statement, and returns its start. */
    private int afterRemarks(int from, int end) {
        Matcher before = BEFORE.matcher(script);
        int at = from;
        while (at < end && before.region(at, end).lookingAt()) {
            if (before.group("remark") != null) {
                pieces.add(new Piece(Statements.lineOf(script, at), true, before.group("remark")));
            }
            at = before.end();
        }
        while (at < end && Character.isWhitespace(script.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * Returns the end of the statement that begins there. One whose brackets stay open ends at its first blank line.
     */
    private int end(int start, int end) {
        Matcher token = TOKEN.matcher(script).region(start, end);
        int depth = 0;
        int first = end;
        while (token.find()) {
            if (token.group("opens") != null) {
                depth++;
            } else if (token.group("closes") != null) {
                depth--;
            } else if (token.group("blank") != null) {
                first = Math.min(first, token.start());
                if (depth <= 0 && isWhole(start, token.start(), end)) {
                    return token.start();
                }
            }
        }
        return depth > 0 ? first : end;
    }

    private boolean isWhole(int start, int stop, int end) {
        String statement = script.substring(start, stop).stripTrailing();
        boolean goesOn = statement.endsWith(";")
                && !script.substring(stop, end).isBlank()
                && QueryForm.of(script.substring(stop, end)) == QueryForm.NONE;
        return !goesOn && !QueryForm.isPrologue(statement);
    }
}
