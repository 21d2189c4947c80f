package dev.lockstep.backend;

import dev.lockstep.platform.FileEnd;
import dev.lockstep.platform.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The words of an arm's programs beside their answers: standard error, the end of a container's log, an engine's trace.
 * They are on disk as soon as they are said, and of many only the last are kept.
 *
 * <p>A program may also write a file into the scratch folder, with a name that ends in {@code .log}. Such a file is a
 * part of the arm's log.
 */
public final class ArmLog {

    /** The number of bytes that are always kept. */
    static final int KEPT = 128 << 10;

    private final Path file;

    ArmLog(Path file) {
        this.file = file;
    }

    /**
     * Adds the words of a program. If they cannot be written, they are lost: a walk is not worse because its log lacks
     * a line.
     *
     * @param program the name of the program
     * @param words its words; nothing is added if there are none
     */
    public synchronized void said(String program, String words) {
        if (words.isBlank()) {
            return;
        }
        byte[] said = ("[" + program + "]\n" + words.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(
                    file,
                    Arrays.copyOfRange(said, Math.max(0, said.length - KEPT), said.length),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            if (Files.size(file) > 2 * KEPT) {
                WholeFile.write(file, FileEnd.of(file, KEPT));
            }
        } catch (IOException lost) {
            // The folder is gone or the disk is full, and the answers themselves show it.
            return;
        }
    }

    /**
     * Adds the end of a file that a program has written somewhere else.
     *
     * @param file the file; nothing is added if it is not there
     */
    public void wrote(String program, Path file) {
        try {
            said(program, Files.exists(file) ? FileEnd.of(file, KEPT) : "");
        } catch (IOException unreadable) {
            said(program, file.getFileName() + " cannot be read: " + unreadable.getMessage());
        }
    }
}
