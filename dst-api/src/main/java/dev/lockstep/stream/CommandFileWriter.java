package dev.lockstep.stream;

import dev.lockstep.op.Json;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a command file during the walk. A command is in the file before any arm receives it, so that a step that ends
 * the process can be replayed.
 */
public final class CommandFileWriter implements Closeable {

    private final OutputStream out;
    private final CommandDigest digest = new CommandDigest();

    /** Creates the file, which must not exist yet, and writes its header. */
    public CommandFileWriter(Path file, CommandFileHeader header) throws IOException {
        Files.createFile(file);
        // Unbuffered: one line is one write, and nothing waits to be flushed. It is not a channel, because an
        // interruption of the walk would close a channel.
        this.out = new FileOutputStream(file.toFile());
        try {
            out.write(line(Json.MAPPER.writeValueAsString(header)));
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /** Adds a command and the observation of its step. */
    public void append(RecordedCommand command, Observation observation) throws IOException {
        // A line may have a mebibyte, so it is encoded once.
        byte[] line = line(command.line(observation));
        out.write(line);
        digest.addLine(line);
    }

    /** Returns the SHA-256 of the commands so far; see {@link CommandDigest}. */
    public String sha256() {
        return digest.hex();
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
