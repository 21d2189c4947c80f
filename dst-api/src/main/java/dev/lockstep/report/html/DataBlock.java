package dev.lockstep.report.html;

import dev.lockstep.op.Json;
import java.util.List;

/**
 * JSON inside a page. The mapper writes pure ASCII. Here the characters are escaped as well by which a parser of HTML
 * would find the end of the script or the beginning of a comment.
 */
final class DataBlock {

    private DataBlock() {}

    /** Returns a value as JSON that can stand in a {@code script} element. */
    static String json(Object value) {
        String json = Json.MAPPER.writeValueAsString(value);
        StringBuilder safe = null;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (character == '<' || character == '>' || character == '&') {
                if (safe == null) {
                    safe = new StringBuilder(json.length() + 32).append(json, 0, i);
                }
                // These are in strings alone, so the escape means the same character.
                safe.append(character == '<' ? "\\u003C" : character == '>' ? "\\u003E" : "\\u0026");
            } else if (safe != null) {
                safe.append(character);
            }
        }
        return safe == null ? json : safe.toString();
    }

    /** Returns a text for the script, which makes it visible: a string, or its {@link Unseen#parts}. */
    static Object text(String text) {
        List<String> parts = Unseen.parts(text);
        return parts.size() == 1 ? text : parts;
    }
}
