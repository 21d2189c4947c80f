package dev.lockstep.workloads.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Literals and names for SPARQL, Turtle and N-Quads that survive every way to a parser: printable ASCII on one line, whatever
 * the text.
 *
 * <p>A quote, a backslash and what ends a line have escapes of their own and are never written as {@code \\u}, because SPARQL
 * resolves those before it parses, so that an escaped quote would end the literal.
 */
public final class SparqlText {

    private static final HexFormat HEX = HexFormat.of();

    private SparqlText() {}

    /** @throws IllegalArgumentException for half of a surrogate pair, which no RDF text can hold */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> append(literal, codePoint));
        return literal.append('"').toString();
    }

    /**
     * The canonical form of XML Schema 1.0, which has a digit behind the point. A store may keep a decimal by its value, and
     * then finds it again only in the form in which it gives it back.
     */
    public static String decimal(BigDecimal value) {
        String plain = value.stripTrailingZeros().toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** An IRI that holds the whole text, and that no parser warns about. */
    public static String node(String space, String text) {
        return "<http://lockstep.test/" + space + "/" + HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)) + ">";
    }

    /** An IRI, in which nothing may stand that would need an escape but for not being ASCII. */
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
                    throw new IllegalArgumentException("a text of RDF cannot hold half of a surrogate pair");
                } else {
                    literal.append("\\u").append(HEX.withUpperCase().toHexDigits((char) codePoint));
                }
            }
        }
    }
}
