package dev.lockstep.workloads.script;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a script into statements and comments. Quoted text and nested comments stay whole. */
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
            if (script.startsWith("--", at) && script.substring(start, at).isBlank()) {
                int end = endOfLine(script, at);
                pieces.add(new Piece(lineOf(script, at), true, script.substring(at + 2, end)));
                at = end;
                start = end;
            } else if (script.startsWith("--", at)) {
                at = endOfLine(script, at);
            } else if (script.startsWith("/*", at)) {
                at = after(script, "*/", at + 2);
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

    /** Splits SPARQL at blank lines, because a semicolon is a part of its statements. */
    static List<Piece> ofSparql(String script) {
        List<Piece> pieces = new ArrayList<>();
        List<String> lines = script.lines().toList();
        int start = 0;
        for (int i = 0; i <= lines.size(); i++) {
            boolean comment = i < lines.size() && lines.get(i).startsWith("#");
            if (i == lines.size() || lines.get(i).isBlank() || comment) {
                String text = String.join("\n", lines.subList(start, i));
                if (!text.isBlank()) {
                    pieces.add(new Piece(start + 1, false, text));
                }
                start = i + 1;
            }
            if (comment) {
                pieces.add(new Piece(i + 1, true, lines.get(i).substring(1)));
            }
        }
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

    private static int after(String script, String mark, int from) {
        int end = script.indexOf(mark, from);
        return end < 0 ? script.length() : end + mark.length();
    }

    private static int lineOf(String script, int at) {
        return 1 + (int) script.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
