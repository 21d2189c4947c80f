package dev.lockstep.server.h2;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of one walk's database. It has no text form, so that it cannot get into a log, a report or a message.
 */
final class Password {

    private static final int BYTES = 24;

    private final String value;

    private Password(String value) {
        this.value = value;
    }

    static Password random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Password(HexFormat.of().formatHex(bytes));
    }

    /** Returns the password itself. Only the driver may use it. */
    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(a password)";
    }
}
