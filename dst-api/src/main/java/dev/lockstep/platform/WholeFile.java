package dev.lockstep.platform;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is always complete, also if the process is killed while the file is written: its content is written to a
 * file beside it, with the ending {@code .part}, and moved into place in one step.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param beside the file to write to, which does not exist yet
         */
        void to(Path beside) throws IOException;
    }

    /** Writes a text, in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, beside -> {
            // It is not a channel, because an interruption of the walk would close a channel.
            try (OutputStream out = new FileOutputStream(beside.toFile())) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Writes a content, in place of the file that may be there. */
    public static void write(Path file, Content content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(beside);
        content.to(beside);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
