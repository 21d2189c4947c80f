package dev.lockstep.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server that was started and has answered. */
public interface RunningServer extends AutoCloseable {

    /** Where it can be reached, on loopback. It is another after every restart. */
    InetSocketAddress address();

    /** Where it runs, as it sees the place itself. */
    Place place();

    /** What it wrote last, for people; says so when even that cannot be had. */
    String lastWords();

    /**
     * Whether what runs the server is gone, apart from the server itself: the container engine, but not the container. An arm
     * that is lost in this way says nothing about the system.
     *
     * @return what is gone, as a sentence for people; empty while it is there
     */
    default Optional<String> lostLauncher() {
        return Optional.empty();
    }

    /** What ran, for the terminal and the report. */
    Map<String, String> description();

    /** Puts a file into the server's data folder, so that the server can read and write it. */
    void put(Path file) throws IOException;

    /**
     * Runs a Java program of the server's class path in the server's place, next to the server.
     *
     * @param limit after which it is given up
     */
    ToolExit run(ServerProgram.Command program, Duration limit) throws IOException, InterruptedException;

    /**
     * Stops the server in an orderly way and starts it again on the same data; returns when it answers.
     *
     * @param limit for the stop and for the start, each
     * @throws ServerFailedException when it does not stop in an orderly way, or does not come back
     */
    void restart(Duration limit) throws ServerFailedException, InterruptedException;

    /** Ends the server at once and removes everything of it but its image. Closing twice is harmless. */
    @Override
    void close();

    /**
     * How a program that ran next to the server ended.
     *
     * @param code its exit code
     * @param output what it wrote, the first 64 KiB of it
     */
    record ToolExit(int code, String output) {}
}
