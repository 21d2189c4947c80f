package dev.lockstep.cli;

import dev.lockstep.platform.CleanEnvironment;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.Leash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A program that lives as long as its arm, and to which one talks in lines. It is killed with everything that it
 * started when the arm is closed or this process ends, also by SIGKILL.
 *
 * <p>Whatever the program prints, no more than two lines of the largest length are in memory.
 */
public final class Companion implements Ending {

    /** The longest line that a program may print, in bytes. */
    public static final int LONGEST_LINE = 64 << 20;

    /** Lines beyond these wait in the program's pipe. */
    private static final int WAITING_LINES = 16;

    private static final int LOG = 8 << 10;

    /** A child that outlives the program may hold its log open. */
    private static final long A_MOMENT_MILLIS = 500;

    /** Something that was heard from the program. */
    public sealed interface Heard {}

    /** A whole line, without its line feed. */
    public record Line(byte[] bytes) implements Heard {}

    /** A line that is longer than a program may print. */
    public record TooLong() implements Heard {}

    /**
     * The end of its output.
     *
     * @param rest the bytes after the last line feed
     */
    public record End(byte[] rest) implements Heard {}

    private final Process process;
    private final ProcessTree tree;
    private final Leash leash;
    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(WAITING_LINES);
    private final BlockingQueue<byte[]> toSay = new LinkedBlockingQueue<>();
    private final StringBuilder log = new StringBuilder();
    private final int longest;
    private final Semaphore room;
    private Optional<Thread> listener = Optional.empty();
    private Optional<Thread> logReader = Optional.empty();

    private Companion(Process process, ProcessTree tree, int longest) {
        this.process = process;
        this.tree = tree;
        this.leash = tree.leash(process);
        this.longest = longest;
        this.room = new Semaphore(longest);
    }

    /**
     * Starts a program.
     *
     * @param command the program; its input is not used
     * @param environment variables beside the usual ones
     * @throws IOException if it cannot be started
     */
    public static Companion start(CommandLine command, Map<String, String> environment) throws IOException {
        return start(command, environment, LONGEST_LINE);
    }

    static Companion start(CommandLine command, Map<String, String> environment, int longest) throws IOException {
        ProcessTree tree = new ProcessTree();
        ProcessBuilder program = new ProcessBuilder(command.arguments())
                .directory(command.folder().toAbsolutePath().toFile());
        CleanEnvironment.clean(program.environment());
        program.environment().putAll(environment);
        program.environment().put(tree.variable(), tree.mark());
        Companion companion = new Companion(program.start(), tree, longest);
        OpenLaunchers.add(companion);
        companion.listener = Optional.of(begin("reading a program", companion::listen));
        companion.logReader = Optional.of(begin("reading a program's log", companion::readLog));
        begin("talking to a program", companion::talk);
        return companion;
    }

    private static Thread begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Says a line. It is written beside the wait for the answer, because the program may never read it. */
    public void say(String line) {
        toSay.add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the next thing that is heard, or nothing if there is none before the deadline. */
    public Optional<Heard> hear(Deadline deadline) throws InterruptedException {
        return taken(heard.poll(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS));
    }

    /** Returns something that was heard before anybody asked for it. */
    public Optional<Heard> unasked() {
        return taken(heard.poll());
    }

    private Optional<Heard> taken(Heard next) {
        if (next instanceof Line line) {
            room.release(line.bytes().length);
        }
        return Optional.ofNullable(next);
    }

    /** Keeps a line until somebody asks for it; all kept lines together have the size of the longest one. */
    private void keep(byte[] line) throws InterruptedException {
        if (line.length > longest) {
            heard.put(new TooLong());
            return;
        }
        room.acquire(line.length);
        heard.put(new Line(line));
    }

    /** Closes the program's input, and waits for its end. */
    public Optional<Integer> leave(Deadline deadline) throws InterruptedException {
        toSay.add(new byte[0]);
        return process.waitFor(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** Returns the exit code of a program that has ended, or ends within a moment. Its log is then read to the end. */
    public Optional<Integer> exitCode() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        if (logReader.isPresent()) {
            logReader.get().join(A_MOMENT_MILLIS);
        }
        return Optional.of(process.exitValue());
    }

    /** Returns the end of what the program printed on standard error. */
    public String log() {
        synchronized (log) {
            return log.toString();
        }
    }

    /** Returns the processes of the program, its own first. */
    public SortedSet<Long> processes() {
        SortedSet<Long> all = new TreeSet<>();
        process.descendants().forEach(child -> all.add(child.pid()));
        all.add(process.pid());
        return all;
    }

    @Override
    public void close() {
        tree.kill(Optional.of(process));
        leash.close();
        OpenLaunchers.remove(this);
        toSay.add(new byte[0]);
        listener.ifPresent(Thread::interrupt);
        heard.clear();
        heard.offer(new End(new byte[0]));
    }

    private void talk() {
        try (OutputStream out = process.getOutputStream()) {
            for (byte[] line = toSay.take(); line.length > 0; line = toSay.take()) {
                out.write(line);
                out.flush();
            }
        } catch (IOException unread) {
            // The program has closed its input, and its answer or its end shows it.
            return;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        byte[] some = new byte[1 << 16];
        try (InputStream in = process.getInputStream()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                int from = 0;
                for (int at = 0; at < read; at++) {
                    if (some[at] == '\n') {
                        line.write(some, from, at - from);
                        from = at + 1;
                        keep(line.toByteArray());
                        line = new ByteArrayOutputStream();
                    }
                }
                line.write(some, from, read - from);
                if (line.size() > longest) {
                    heard.put(new TooLong());
                    return;
                }
            }
            heard.put(new End(line.toByteArray()));
        } catch (IOException ended) {
            heard.offer(new End(new byte[0]));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void readLog() {
        byte[] some = new byte[1 << 12];
        try (InputStream in = process.getErrorStream()) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                synchronized (log) {
                    log.append(new String(some, 0, read, StandardCharsets.UTF_8));
                    if (log.length() > LOG) {
                        log.delete(0, log.length() - LOG);
                    }
                }
            }
        } catch (IOException ended) {
            return;
        }
    }
}
