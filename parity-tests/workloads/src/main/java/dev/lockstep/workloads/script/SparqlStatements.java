package dev.lockstep.workloads.script;

import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.workloads.script.Statements.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits the text of a script in SPARQL at blank lines, because a semicolon is a part of its statements. A blank line
 * within brackets or a long string, after the prologue, or after a semicolon before another update ends nothing. A
 * document that is loaded goes on to the next directive, or to a statement after a blank line.
 */
final class SparqlStatements {

    private static final Pattern LOADS = Pattern.compile("\\s*lockstep:\\s*load\\b.*", Pattern.CASE_INSENSITIVE);

    private static final Set<String> UPDATES =
            Set.of("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY");

    /** A blank line, or a remark that stands alone on its line. */
    private static final Pattern BEFORE = Pattern.compile("[ \\t]*(?:#(?<remark>[^\\n]*+))?(?:\\n|\\z)");

    /** Strings, references and remarks hide brackets; a bracket opens or closes; two ends of lines are a blank line. */
    private static final Pattern TOKEN = Pattern.compile("""
            "{3}(?:[^"\\\\]|\\\\.|"(?!""))*+"{3}|'{3}(?:[^'\\\\]|\\\\.|'(?!''))*+'{3}\
            |"(?:[^"\\\\\\n]|\\\\.)*+"|'(?:[^'\\\\\\n]|\\\\.)*+'\
            |<[^<>"{}|^`\\\\\\x00-\\x20]*+>|\\\\.|\\#(?<remark>[^\\n]*+)\
            |(?<opens>[{(\\[])|(?<closes>[})\\]])|(?<blank>\\n[ \\t]*(?=\\n))""", Pattern.DOTALL);

    private static final Pattern ORDER_BY = Pattern.compile("(?<![?$:\\w-])ORDER\\s+BY\\b", Pattern.CASE_INSENSITIVE);

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

    /** A directive ends a statement, wherever it stands, except in a string. */
    private void split() {
        Matcher token = TOKEN.matcher(script);
        int start = 0;
        boolean loads = false;
        while (token.find()) {
            String remark = token.group("remark");
            if (remark != null && ScriptFile.isDirective(remark)) {
                split(start, token.start(), loads);
                pieces.add(new Piece(Statements.lineOf(script, token.start()), true, remark));
                start = token.end();
                loads = LOADS.matcher(remark).matches();
            }
        }
        split(start, script.length(), loads);
    }

    private void split(int from, int end, boolean loads) {
        int start = afterRemarks(from, end);
        boolean document = loads;
        while (start < end) {
            int stop = document ? endOfDocument(start, end) : end(start, end);
            document = false;
            pieces.add(new Piece(
                    Statements.lineOf(script, start),
                    false,
                    script.substring(start, stop).stripTrailing()));
            start = afterRemarks(stop, end);
        }
    }

    private int endOfDocument(int start, int end) {
        int stop = start;
        do {
            stop = end(afterBlanks(stop, end), end);
        } while (stop < end && !isStatement(script.substring(stop, end)));
        return stop;
    }

    private int afterBlanks(int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(script.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a text begins with a query or an update. What has only prefixes may be a document. */
    private static boolean isStatement(String text) {
        return text.isBlank() || QueryForm.of(text) != QueryForm.NONE || UPDATES.contains(QueryForm.firstWord(text));
    }

    /** Whether a SELECT orders its rows, and not only those of a query within it. */
    static boolean isOrdered(String query) {
        Matcher token = TOKEN.matcher(query);
        StringBuilder outer = new StringBuilder();
        int depth = 0;
        int from = 0;
        while (token.find()) {
            if (depth == 0) {
                outer.append(query, from, token.start()).append(' ');
            }
            if (token.group("opens") != null) {
                depth++;
            } else if (token.group("closes") != null) {
                depth--;
            }
            from = token.end();
        }
        if (depth == 0) {
            outer.append(query, from, query.length());
        }
        return ORDER_BY.matcher(outer).find();
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
        return afterBlanks(at, end);
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
