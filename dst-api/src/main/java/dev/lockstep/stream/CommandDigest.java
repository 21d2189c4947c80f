package dev.lockstep.stream;

import dev.lockstep.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 digest of a list of commands: of their lines in order, each with a line feed, and of nothing else. */
public final class CommandDigest {

    private final MessageDigest sha256 = Sha256.begin();

    /** Adds the next line, as {@link CommandCodec#write} returns it. */
    public void add(String line) {
        addLine((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the next line with its line feed, as it is in a file. */
    void addLine(byte[] line) {
        sha256.update(line);
    }

    /** Returns the digest of the lines so far, in lower-case hexadecimal. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the platform's SHA-256 can be cloned", e);
        }
    }
}
