package dev.lockstep.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes HTML, element by element. Names of elements and attributes come from the code, and everything else is text:
 * there is no way to write markup that is in a text. So no data of a walk can become an element, an attribute or a
 * script.
 *
 * <p>A template library would escape as well. It would not make visible what a reader cannot see, and that has to be
 * done at the same place, character by character.
 */
final class Markup {

    private static final Set<String> WITHOUT_END = Set.of("meta", "input");

    /** Elements of a drawing end as in XML. */
    private static final Set<String> DRAWN = Set.of("path", "line", "rect");

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Appendable out) {
        this.out = out;
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; an attribute whose value is empty is left out
     */
    Markup open(String name, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException(name + ": an attribute has a name and a value");
        }
        raw("<").raw(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                raw(" ").raw(attributes[i])
                        .raw("=\"")
                        .escaped(attributes[i + 1])
                        .raw("\"");
            }
        }
        if (DRAWN.contains(name)) {
            return raw("/>");
        }
        if (!WITHOUT_END.contains(name)) {
            open.push(name);
        }
        return raw(">");
    }

    /** Ends the element that was begun last. */
    Markup close() {
        return raw("</").raw(open.pop()).raw(">");
    }

    /** Ends the element that was begun last, and the line in the file. */
    Markup closeLine() {
        return close().raw("\n");
    }

    /** Writes a whole element with our own words in it. */
    Markup element(String name, String words, String... attributes) {
        return open(name, attributes).words(words).close();
    }

    /** Writes our own words, in which no character needs to be made visible. */
    Markup words(String words) {
        return escaped(words);
    }

    /** Writes a text of the walk: isolated from the text around it, and with every character to be seen. */
    Markup data(String text) {
        return open("span", "class", "data").seen(text).close();
    }

    /** Writes a text of the walk without an element around it, for the parts of one text. */
    Markup seen(String text) {
        return written(Unseen.parts(text));
    }

    /** Writes a part of a text of the walk that has more of it on both sides. */
    Markup seenInside(String text) {
        return written(Unseen.partsInside(text));
    }

    /** Writes a part of a text of the walk that is marked. */
    Markup seenInMark(String text) {
        return written(Unseen.partsInMark(text));
    }

    private Markup written(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (i % 2 == 0) {
                escaped(parts.get(i));
            } else {
                open("span", "class", "unseen", "title", Unseen.meaning(parts.get(i)))
                        .escaped(parts.get(i))
                        .close();
            }
        }
        return this;
    }

    /** Writes one of our own files, which the page carries: its style or its script. */
    Markup file(String element, Asset asset) {
        return open(element).raw(asset.text()).closeLine();
    }

    /** Returns where JSON is written that {@link DataBlock} has made safe. */
    Appendable block(String id) {
        open("script", "type", "application/json", "id", id);
        return out;
    }

    /** Returns a text of the walk for an attribute or a title, where a name cannot be set apart from the rest. */
    static String named(String text) {
        return String.join("", Unseen.parts(text));
    }

    /** Writes the beginning of the document. */
    Markup doctype() {
        return raw("<!DOCTYPE html>\n");
    }

    /** Escapes for text and for attribute values alike. What HTML itself forbids does not come here from data. */
    private Markup escaped(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String instead = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                // A parser would read it as a line feed.
                case '\r' -> "&#13;";
                case '\0' -> "\uFFFD";
                default -> "";
            };
            if (!instead.isEmpty()) {
                raw(text.substring(from, i)).raw(instead);
                from = i + 1;
            }
        }
        return raw(text.substring(from));
    }

    private Markup raw(String text) {
        try {
            out.append(text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
