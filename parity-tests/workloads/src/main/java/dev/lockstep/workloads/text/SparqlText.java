package dev.lockstep.workloads.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Literals and names for SPARQL, Turtle and N-Quads that reach a parser unchanged on every transport: printable ASCII
 * on one line, for any text.
 *
 * <p>A quote, a backslash and a line end have their own escapes and are never written as {@code \\u}. SPARQL resolves
 * {@code \\u} before it parses, so a quote written in this way would end the literal.
 */
public final class SparqlText {

    private static final HexFormat HEX = HexFormat.of();

    private SparqlText() {}

    /**
     * Returns a literal.
     *
     * @throws IllegalArgumentException for half of a surrogate pair, which no RDF text can contain
     */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> append(literal, codePoint));
        return literal.append('"').toString();
    }

    /**
     * Returns the canonical form of XML Schema 1.0, which has a digit after the point. A store may keep a decimal by
     * its value, and then finds it only in the form in which it returns it.
     */
    public static String decimal(BigDecimal value) {
        String plain = value.stripTrailingZeros().toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** Returns an IRI that contains the whole text, and that no parser warns about. */
    public static String node(String space, String text) {
        return "<http://lockstep.test/" + space + "/" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + ">";
    }

    /** Returns an IRI. It may contain non-ASCII characters, but no other character that needs an escape. */
    public static String iri(String iri) {
        StringBuilder escaped = new StringBuilder("<");
        iri.codePoints().forEach(codePoint -> append(escaped, codePoint));
        return escaped.append('>').toString();
    }

    private static void append(StringBuilder literal, int codePoint) {
        switch (codePoint) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            default -> {
                if (codePoint >= ' ' && codePoint <= '~') {
                    literal.append((char) codePoint);
                } else if (Character.isSupplementaryCodePoint(codePoint)) {
                    literal.append(String.format(Locale.ROOT, "\\U%08X", codePoint));
                } else if (Character.isSurrogate((char) codePoint)) {
                    throw new IllegalArgumentException("an RDF text cannot contain half of a surrogate pair");
                } else {
                    literal.append("\\u").append(HEX.withUpperCase().toHexDigits((char) codePoint));
                }
            }
        }
    }
}
