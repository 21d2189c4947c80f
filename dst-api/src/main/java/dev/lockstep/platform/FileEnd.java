package dev.lockstep.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a text file, which says why something ended. */
public final class FileEnd {

    private FileEnd() {}

    /**
     * Returns the last lines of a file. If there are more, the first line of the result says how much was before them.
     *
     * @param most the largest number of bytes to read
     * @throws IOException if the file cannot be read
     */
    public static String of(Path file, int most) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - most);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : "(" + from + " bytes before)\n" + text.substring(text.indexOf('\n') + 1);
        }
    }
}
