package dev.lockstep.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a server is: all that a {@link Launcher} must know of it, wherever it runs. */
public interface ServerProgram {

    /** A short name in lower case, for its image and its log. */
    String name();

    /** The class path that it runs on. */
    List<Path> jars();

    /** The modules of the Java runtime that it needs. */
    List<String> modules();

    /** The port that it listens on inside a container. */
    int port();

    /** What follows {@code java -cp …}: options, main class and arguments. No secret may be among them. */
    Command command(Place place);

    /**
     * Asks the server itself whether it is ready.
     *
     * @param address where it can be reached
     * @param limit how long the asking may take
     */
    boolean answers(InetSocketAddress address, Duration limit);

    /** How much memory the server may take, in bytes, Java's own included. */
    default long memory() {
        return 512L << 20;
    }

    /**
     * An image that holds the server already, for a system that is not a set of jars. It is run as it is, without a command of
     * ours, and can only be run in a container.
     */
    default Optional<String> ownImage() {
        return Optional.empty();
    }

    /**
     * A Java command without its class path.
     *
     * @param options for the Java virtual machine
     * @param mainClass the class to start
     * @param arguments what the class is given
     */
    record Command(List<String> options, String mainClass, List<String> arguments) {
        public Command {
            options = List.copyOf(options);
            arguments = List.copyOf(arguments);
        }
    }
}
