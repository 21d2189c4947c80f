package dev.lockstep.workloads.script;

import dev.lockstep.fuzz.ParserRule;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule of scripts in one language. */
final class ScriptRule {

    private ScriptRule() {}

    /**
     * A script may end after each of its lines, and may be there twice. It is not written again; its statements must be
     * in the text, in their order, and nothing but space, marks and comments is between them.
     */
    static ParserRule<List<Statements.Piece>> of(Notation notation) {
        return new ParserRule<>(
                "a script in " + notation,
                ScriptException.class,
                input -> {
                    String text = new String(input, StandardCharsets.UTF_8);
                    ScriptFile script = ScriptFile.parse("script", text, notation, "script");
                    List<Statements.Piece> pieces = notation.split(text);
                    long statements =
                            pieces.stream().filter(piece -> !piece.isComment()).count();
                    long lines = script.lines().stream()
                            .filter(line -> !line.text().isEmpty())
                            .count();
                    if (statements != lines) {
                        throw new AssertionError(statements + " statements became " + lines + " lines");
                    }
                    requireNothingSkipped(text, pieces, notation);
                    return pieces.stream()
                            .map(piece -> new Statements.Piece(0, piece.isComment(), piece.text()))
                            .toList();
                },
                pieces -> written(pieces, notation),
                (pieces, input) -> true,
                (pieces, input, at) -> true,
                pieces -> true);
    }

    private static void requireNothingSkipped(String text, List<Statements.Piece> pieces, Notation notation) {
        int at = 0;
        for (Statements.Piece piece : pieces) {
            String inText =
                    notation == Notation.SQL ? piece.text() : piece.text().replace("\n", "");
            String whole = notation == Notation.SQL ? text : text.replaceAll("[\r\n]", "");
            int found = whole.indexOf(inText, at);
            if (found < 0) {
                throw new AssertionError("not in the script, or in another order: " + piece.text());
            }
            String between = whole.substring(at, found);
            if (!between.replaceAll("[;#-]", " ").isBlank()) {
                throw new AssertionError("skipped: " + between);
            }
            at = found + inText.length();
        }
    }

    /** The last statement is not ended, because a comment or a quote in it may be open. */
    private static byte[] written(List<Statements.Piece> pieces, Notation notation) {
        boolean sql = notation == Notation.SQL;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Statements.Piece piece = pieces.get(i);
            boolean ended = sql && i + 1 < pieces.size();
            text.append(piece.isComment() ? (sql ? "--" : "#") + piece.text() : piece.text() + (ended ? "\n;" : ""));
            text.append(sql || piece.isComment() ? "" : "\n").append(i + 1 < pieces.size() ? "\n" : "");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
