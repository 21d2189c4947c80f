package dev.lockstep.known;

import java.nio.file.Path;

/** A list of known differences, or what it points to, is not as it should be; the message says where, what and the fix. */
public final class KnownListException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param line counted from 1 */
    KnownListException(Path file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }

    KnownListException(Path file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
