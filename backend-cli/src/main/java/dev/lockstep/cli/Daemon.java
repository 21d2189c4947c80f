package dev.lockstep.cli;

import dev.lockstep.platform.CleanEnvironment;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.Leash;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that serves until it is stopped, and prints into a log. It is killed with everything that it started when
 * its arm is closed or this process ends, also by SIGKILL.
 */
public final class Daemon implements Ending {

    private static final int LAST_BYTES = 8 << 10;

    private final Process process;
    private final ProcessTree tree;
    private final Leash leash;
    private final Path log;
    private final long from;

    private Daemon(Process process, ProcessTree tree, Path log, long from) {
        this.process = process;
        this.tree = tree;
        this.leash = tree.leash(process);
        this.log = log;
        this.from = from;
    }

    /**
     * Starts a program.
     *
     * @param log the file to which its output is added
     * @throws IOException if it cannot be started
     */
    public static Daemon start(CommandLine command, Map<String, String> environment, Path log) throws IOException {
        ProcessTree tree = new ProcessTree();
        ProcessBuilder program = new ProcessBuilder(command.arguments())
                .directory(command.folder().toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        CleanEnvironment.clean(program.environment());
        program.environment().putAll(environment);
        program.environment().put(tree.variable(), tree.mark());
        long from = Files.exists(log) ? Files.size(log) : 0;
        Process process = program.start();
        process.getOutputStream().close();
        Daemon daemon = new Daemon(process, tree, log, from);
        OpenLaunchers.add(daemon);
        return daemon;
    }

    /** Returns the exit code, if the program has ended. */
    public Optional<Integer> exitCode() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** Returns the name of the process; another one has another name. */
    public String name() {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    /** Asks the program to end, and returns its exit code if it does. */
    public Optional<Integer> stop(Deadline deadline) throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS);
        return ended ? Optional.of(process.exitValue()) : Optional.empty();
    }

    /** Returns the end of the log, as far as this program wrote it. */
    public String lastWords() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(LAST_BYTES, Math.max(0, file.length() - from))];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(the log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Whether the program is still there after {@link #close}. */
    public boolean isLeft() {
        return process.isAlive();
    }

    @Override
    public void close() {
        tree.kill(Optional.of(process));
        leash.close();
        OpenLaunchers.remove(this);
    }
}
