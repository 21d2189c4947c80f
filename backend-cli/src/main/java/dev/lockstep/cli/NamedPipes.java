package dev.lockstep.cli;

import dev.lockstep.platform.FileTree;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two named pipes to which one program prints.
 *
 * <p>The pipes of {@link Process} are of no use here. When a program has ended, Java empties its pipes and reports
 * their end, even if another process still has them open and may still print. Whether that happens depends on the
 * moment. The end of a named pipe comes from the kernel alone, and only when no process has it open for writing.
 */
final class NamedPipes implements Closeable {

    private final Path folder;
    private final Path output;
    private final Path errors;

    private NamedPipes(Path folder) {
        this.folder = folder;
        this.output = folder.resolve("stdout");
        this.errors = folder.resolve("stderr");
    }

    /** Creates the pipes in a new folder. Java cannot create them, so a program of every POSIX system does. */
    static NamedPipes create() throws IOException, InterruptedException {
        NamedPipes pipes = new NamedPipes(Files.createTempDirectory("lockstep-pipes-"));
        Process maker = new ProcessBuilder("mkfifo", "-m", "600", pipes.output.toString(), pipes.errors.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (maker.waitFor() != 0) {
                throw new IOException("mkfifo failed: " + said);
            }
            return pipes;
        } catch (IOException | InterruptedException e) {
            maker.destroyForcibly();
            pipes.close();
            throw e;
        }
    }

    /** A pipe that is open for reading. */
    private record End(File pipe, InputStream reading, RandomAccessFile held) implements Closeable {

        /** Opening one end alone would wait for the other end, so both are opened at once. */
        static End open(Path pipe) throws IOException {
            RandomAccessFile held = new RandomAccessFile(pipe.toFile(), "rw");
            try {
                return new End(pipe.toFile(), new FileInputStream(pipe.toFile()), held);
            } catch (IOException e) {
                held.close();
                throw e;
            }
        }

        /** From here on, only the program and what it starts can print. */
        @Override
        public void close() throws IOException {
            held.close();
        }

        void into(Capture capture, Runnable atEnd) {
            Thread reader = new Thread(
                    () -> {
                        try (reading) {
                            reading.transferTo(capture);
                            capture.close();
                        } catch (IOException fullOrUnreadable) {
                            // The capture has not come to its end, and says so.
                            return;
                        } finally {
                            atEnd.run();
                        }
                    },
                    "reading " + pipe.getName());
            reader.setDaemon(true);
            reader.start();
        }
    }

    /**
     * Starts a program that prints to these pipes.
     *
     * @param atEnd called once for each of the two captures when nothing more comes into it
     */
    Process start(ProcessBuilder program, Capture standard, Capture error, Runnable atEnd) throws IOException {
        try (End out = End.open(output);
                End err = End.open(errors)) {
            out.into(standard, atEnd);
            err.into(error, atEnd);
            return program.redirectOutput(out.pipe()).redirectError(err.pipe()).start();
        }
    }

    @Override
    public void close() throws IOException {
        new FileTree(folder).delete();
    }
}
