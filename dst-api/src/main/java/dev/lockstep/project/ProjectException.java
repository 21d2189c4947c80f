package dev.lockstep.project;

import java.nio.file.Path;

/** A project file, or a file that it names, has an error. The message names the place, the error and the fix. */
public final class ProjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for one line.
     *
     * @param line counted from 1
     */
    public ProjectException(Path file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }

    /** Creates the exception for a whole file. */
    public ProjectException(Path file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
