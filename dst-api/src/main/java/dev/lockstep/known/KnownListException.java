package dev.lockstep.known;

import java.nio.file.Path;

/**
 * A list of known differences, or a file that it refers to, has an error. The message names the place, the error and
 * the fix.
 */
public final class KnownListException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for one line.
     *
     * @param line counted from 1
     */
    KnownListException(Path file, int line, String message) {
        super(FileName.of(file) + ":" + line + ": " + message);
    }

    KnownListException(Path file, String message, Throwable cause) {
        super(FileName.of(file) + ": " + message, cause);
    }
}
