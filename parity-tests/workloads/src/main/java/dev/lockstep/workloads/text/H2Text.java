package dev.lockstep.workloads.text;

import java.util.HexFormat;

/**
 * Text literals for H2 that reach its parser unchanged on every transport: printable ASCII on one line, for any text.
 *
 * <p>H2's command line splits its input at a {@code ;} at the end of a line, even inside a literal. It turns CR into LF
 * and reads its input in the charset of the process. A literal {@code U&'…'} with escapes is safe from all of this, and
 * the engine accepts lone surrogates in it too.
 */
public final class H2Text {

    private static final HexFormat HEX = HexFormat.of();

    private H2Text() {}

    public static String literal(String text) {
        if (text.chars().allMatch(H2Text::isHarmless)) {
            return "'" + text + "'";
        }
        StringBuilder literal = new StringBuilder("U&'");
        text.codePoints().forEach(codePoint -> {
            if (isHarmless(codePoint)) {
                literal.append((char) codePoint);
            } else if (Character.isBmpCodePoint(codePoint)) {
                literal.append('\\').append(HEX.toHexDigits((char) codePoint));
            } else {
                literal.append("\\+").append(HEX.toHexDigits(codePoint, 6));
            }
        });
        return literal.append('\'').toString();
    }

    private static boolean isHarmless(int character) {
        return character >= ' ' && character <= '~' && character != '\'' && character != '\\' && character != ';';
    }
}
