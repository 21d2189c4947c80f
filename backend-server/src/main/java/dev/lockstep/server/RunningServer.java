package dev.lockstep.server;

import dev.lockstep.invariant.OpenFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server that was started and has answered. */
public interface RunningServer extends AutoCloseable {

    /** Returns the server's address on loopback. It changes with every restart. */
    InetSocketAddress address();

    /** Returns the server's place, as the server sees it. */
    Place place();

    /** Returns the server's last output, for people; if there is no access to it, the text says so. */
    String lastWords();

    /**
     * Tells whether the program that runs the server is lost, such as the container engine, and not only the server or
     * its container. An arm that is lost in this way says nothing about the system.
     *
     * @return the loss, as a sentence for people; empty if nothing is lost
     */
    default Optional<String> lostLauncher() {
        return Optional.empty();
    }

    /** Returns a description of what ran, for the terminal and the report. */
    Map<String, String> description();

    /**
     * Returns what identifies the process that serves now, as the operating system or the container engine shows it.
     */
    String process();

    /**
     * Returns the files below its place that the server has open.
     *
     * @param limit the time after which the look is given up
     * @return the open files; empty if the operating system does not show them
     */
    Optional<OpenFiles> openFiles(Duration limit) throws IOException, InterruptedException;

    /**
     * Runs a Java program from the server's class path in the server's place, next to the server.
     *
     * @param program the program
     * @param limit the time after which the program is given up
     */
    ToolExit run(ServerProgram.Command program, Duration limit) throws IOException, InterruptedException;

    /**
     * Stops the server in an orderly way and starts it again on the same data. Returns when the server answers.
     *
     * @param limit the time limit for the stop, and the same again for the start
     * @throws ServerFailedException if the server does not stop in an orderly way, or does not come back
     */
    void restart(Duration limit) throws ServerFailedException, InterruptedException;

    /**
     * Ends the server's process at once, without a warning. Its data stay as they are.
     *
     * @return whether it was alive, and was ended by this
     */
    boolean kill();

    /**
     * Starts the server again after {@link #kill}, on the same data. Returns when the server answers.
     *
     * @param limit the time limit for the start
     * @throws ServerFailedException if the server does not come back
     */
    void revive(Duration limit) throws ServerFailedException, InterruptedException;

    /**
     * Stops the server in an orderly way, and leaves its data in a folder of this machine. Only {@link #close} may
     * follow.
     *
     * @param folder the arm's folder for its store
     * @param limit the time limit for the stop
     * @throws ServerFailedException if the server does not stop in an orderly way
     */
    void leave(Path folder, Duration limit) throws IOException, ServerFailedException, InterruptedException;

    /**
     * Ends the server at once and removes everything of it except its image. Closing it a second time has no effect.
     */
    @Override
    void close();

    /**
     * The result of a program that ran next to the server.
     *
     * @param code its exit code
     * @param output the first 64 KiB of its output
     */
    record ToolExit(int code, String output) {}
}
