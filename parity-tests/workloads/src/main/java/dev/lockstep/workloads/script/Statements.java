package dev.lockstep.workloads.script;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a script in SQL into statements and comments. Quoted text and nested comments stay whole. */
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
            char c = script.charAt(at);
            if (script.startsWith("--", at)) {
                int end = endOfLine(script, at);
                String comment = script.substring(at + 2, end);
                // A directive ends a statement that has no semicolon.
                boolean directs = comment.strip().startsWith(ScriptFile.DIRECTIVE);
                if (directs || script.substring(start, at).isBlank()) {
                    add(pieces, script, start, at);
                    pieces.add(new Piece(lineOf(script, at), true, comment));
                    start = end;
                }
                at = end;
            } else if (script.startsWith("/*", at)) {
                at = afterComment(script, at);
            } else if (script.startsWith("$$", at)) {
                at = after(script, "$$", at + 2);
            } else if (c == '\'' || c == '"') {
                at = after(script, String.valueOf(c), at + 1);
            } else if (c == ';') {
                add(pieces, script, start, at);
                at++;
                start = at;
            } else {
                at++;
            }
        }
        add(pieces, script, start, script.length());
        return pieces;
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
