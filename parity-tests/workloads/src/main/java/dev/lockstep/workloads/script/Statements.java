package dev.lockstep.workloads.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits the text of a script in SQL into statements and comments, by the rules of H2's own tokenizer. Quoted text and
 * nested comments stay whole.
 */
final class Statements {

    private Statements() {}

    /**
     * A statement, or a comment that stands alone on its line.
     *
     * @param line the number of its first line, from 1
     * @param text the statement without its terminator, or the comment without its marks
     */
    record Piece(int line, boolean isComment, String text) {}

    /** Splits SQL at semicolons outside of quotes, dollar quotes and comments. */
    static List<Piece> ofSql(String script) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < script.length()) {
            int end = tokenEnd(script, at);
            if (isLineComment(script, at)) {
                String comment = script.substring(at + 2, end);
                // A directive ends a statement that has no semicolon.
                boolean directs = ScriptFile.isDirective(comment);
                if (directs || script.substring(start, at).isBlank()) {
                    add(pieces, script, start, at);
                    pieces.add(new Piece(lineOf(script, at), true, comment));
                    start = end;
                }
            } else if (script.charAt(at) == ';') {
                add(pieces, script, start, at);
                start = end;
            }
            at = end;
        }
        add(pieces, script, start, script.length());
        return pieces;
    }

    /** Returns the statement without the blanks and comments in front of it. */
    static String withoutComments(String statement) {
        int at = 0;
        while (at < statement.length()
                && (Character.isWhitespace(statement.charAt(at))
                        || isLineComment(statement, at)
                        || statement.startsWith("/*", at))) {
            at = tokenEnd(statement, at);
        }
        return statement.substring(at);
    }

    /** Returns the comments between marks that are in a statement, each without its outer marks. */
    static List<String> markedComments(String statement) {
        List<String> comments = new ArrayList<>();
        for (int at = 0; at < statement.length(); at = tokenEnd(statement, at)) {
            if (statement.startsWith("/*", at)) {
                String comment = statement.substring(at + 2, tokenEnd(statement, at));
                comments.add(comment.endsWith("*/") ? comment.substring(0, comment.length() - 2) : comment);
            }
        }
        return comments;
    }

    /** Returns the words of a statement that stand in no brackets, quotes and comments, in upper case. */
    static List<String> outerWords(String statement) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        for (int at = 0; at < statement.length(); at = tokenEnd(statement, at)) {
            char c = statement.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && isPartOfName(c)) {
                words.add(statement.substring(at, tokenEnd(statement, at)).toUpperCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** Returns the end of the word, text, comment or single character that begins there. */
    private static int tokenEnd(String script, int at) {
        char c = script.charAt(at);
        if (isLineComment(script, at)) {
            return endOfLine(script, at);
        }
        if (script.startsWith("/*", at)) {
            return afterComment(script, at);
        }
        if (script.startsWith("$$", at)) {
            return after(script, "$$", at + 2);
        }
        if (c == '\'' || c == '"') {
            return after(script, String.valueOf(c), at + 1);
        }
        int end = at + 1;
        // A name may have dollar signs in it, and two of them quote nothing there.
        while (isPartOfName(c) && end < script.length() && isPartOfName(script.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineComment(String script, int at) {
        return script.startsWith("--", at) || script.startsWith("//", at);
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#' || c == '@';
    }

    private static void add(List<Piece> pieces, String script, int start, int end) {
        String text = script.substring(start, end);
        if (!text.isBlank()) {
            int first = start + text.indexOf(text.stripLeading());
            pieces.add(new Piece(lineOf(script, first), false, text.strip()));
        }
    }

    private static int endOfLine(String script, int from) {
        int end = script.indexOf('\n', from);
        return end < 0 ? script.length() : end;
    }

    /** Comments nest, as they do in H2 since 2.0. */
    private static int afterComment(String script, int from) {
        int depth = 1;
        int at = from + 2;
        while (at < script.length() && depth > 0) {
            boolean opens = script.startsWith("/*", at);
            boolean closes = script.startsWith("*/", at);
            depth += (opens ? 1 : 0) - (closes ? 1 : 0);
            at += opens || closes ? 2 : 1;
        }
        return at;
    }

    private static int after(String script, String mark, int from) {
        int end = script.indexOf(mark, from);
        return end < 0 ? script.length() : end + mark.length();
    }

    static int lineOf(String script, int at) {
        return 1 + (int) script.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
