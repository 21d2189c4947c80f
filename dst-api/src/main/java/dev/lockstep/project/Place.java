package dev.lockstep.project;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A place into which a template is written. It decides how a value is written, and which values it cannot carry. */
public enum Place {
    /** An argument of a program. */
    ARGUMENT("an argument"),
    /** Standard input, or a body that is text. */
    TEXT("a text"),
    /** A part of the path of a URL. */
    PATH("a path"),
    /** The value of a parameter of a URL. */
    QUERY("a parameter"),
    /** A header of a request. */
    HEADER("a header");

    private static final String UNRESERVED = "-._~";

    private final String words;

    Place(String words) {
        this.words = words;
    }

    /** Returns a text as it is written here. */
    String carried(String text) throws UncarriedException {
        byte[] bytes;
        try {
            bytes = bytes(text);
        } catch (CharacterCodingException e) {
            throw new UncarriedException(words + " cannot carry half a character");
        }
        switch (this) {
            case TEXT -> {
                return text;
            }
            case ARGUMENT -> {
                return without(text, text.indexOf('\0') >= 0, "a NUL");
            }
            case HEADER -> {
                boolean refused = text.chars().anyMatch(unit -> unit < ' ' || unit > '~');
                // A client may take blanks at the ends away.
                return without(
                        text, refused || !text.equals(text.strip()), refused ? "this character" : "blanks at its ends");
            }
            case QUERY -> {
                return encoded(bytes);
            }
            case PATH -> {
                // A client and a server may take these away as steps in a folder, even when they are encoded.
                return without(
                        encoded(bytes), text.isEmpty() || text.equals(".") || text.equals(".."), "'" + text + "'");
            }
        }
        throw new AssertionError(this);
    }

    private String without(String written, boolean refused, String what) throws UncarriedException {
        if (refused) {
            throw new UncarriedException(words + " cannot carry " + what);
        }
        return written;
    }

    static byte[] bytes(String text) throws CharacterCodingException {
        ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        StringBuilder path = new StringBuilder();
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            boolean plain = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (plain || UNRESERVED.indexOf(c) >= 0) {
                path.append(c);
            } else {
                path.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return words;
    }
}
