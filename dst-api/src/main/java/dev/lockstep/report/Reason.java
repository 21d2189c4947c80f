package dev.lockstep.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The reason why a file could not be read or written, in words; Java's own messages are often only the file's name. */
public final class Reason {

    /** The kernel's words for a file system, a quota or a limit that takes no more. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "File too large");

    /** Causes may go round in a ring. */
    private static final int DEEPEST = 50;

    private Reason() {}

    /** Whether something failed because the disk takes no more. That is a fault of nobody's input and of no code. */
    public static boolean isFullDisk(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof IOException
                        && FULL.stream().anyMatch(String.valueOf(cause.getMessage())::contains));
    }

    /** Returns the reason with the folder in which it happened; many messages do not name it. */
    public static String in(Path folder, IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(folder.toString()) && message.contains(" ") ? message : folder + ": " + of(e);
    }

    /** Returns the reason. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "a file has the name of a folder that is needed";
        }
        if (e instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
