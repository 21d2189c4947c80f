package dev.lockstep.report.repro;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Row;
import java.util.Locale;
import java.util.stream.Collectors;

/** Hostile text inside Markdown and on a terminal. */
final class Inert {

    private static final int LONGEST_ROW = 2000;

    private Inert() {}

    /** Returns a block of code. Its fence is longer than every one inside, and nothing in it obeys a terminal. */
    static String block(String language, String text) {
        String visible = visible(text);
        StringBuilder fence = new StringBuilder("```");
        while (visible.contains(fence)) {
            fence.append('`');
        }
        return fence + language + "\n" + visible + (visible.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    /** Returns the text with an escape for every character that cannot be seen or that turns the line round. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean shown = point == '\n' || point == '\t' || !isHidden(point);
            visible.append(
                    shown
                            ? Character.toString(point)
                            : String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point));
        });
        return visible.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Returns a text for the middle of a line of Markdown, without any meaning there. */
    static String inLine(String text) {
        return visible(text).replace("\n", " ").replace("\t", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|~!&])", "\\\\$1");
    }

    /** Returns a row as one line of ASCII. */
    static String row(Row row) {
        String line = row.cells().stream().map(Inert::cell).collect(Collectors.joining(", ", "[", "]"));
        return line.length() <= LONGEST_ROW
                ? line
                : line.substring(0, LONGEST_ROW) + "... (" + line.length() + " characters)";
    }

    private static String cell(Cell cell) {
        return Json.MAPPER.writeValueAsString(cell);
    }
}
