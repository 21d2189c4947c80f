package dev.lockstep.server;

import dev.lockstep.backend.Surroundings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** A description of a server: everything that a {@link Launcher} must know to run it anywhere. */
public interface ServerProgram {

    /** A short name in lower case, for its image and its log. */
    String name();

    /** The class path of the server. */
    List<Path> jars();

    /** The modules of the Java runtime that the server needs. */
    List<String> modules();

    /** The port that the server listens on inside a container. */
    int port();

    /**
     * The part of the command after {@code java -cp …}: options, main class and arguments. It must not contain a
     * secret.
     */
    Command command(Place place);

    /** The surroundings in which the server runs. They are put into its command, where it is started. */
    default Surroundings surroundings() {
        return Surroundings.USUAL;
    }

    /**
     * Files for the server's data folder, which only the server can read. They are there before anybody asks the server
     * something.
     */
    default List<Path> files() {
        return List.of();
    }

    /**
     * Texts that the server reads when it starts, by the names of their files in its data folder. By default there are
     * none.
     */
    default SortedMap<String, String> configuration(Place place) {
        return Collections.emptySortedMap();
    }

    /**
     * Whether this very server is ready. It is asked for something that no other server has, such as a name that was
     * drawn for it: another server on the same port, for example that of another walk, would answer anything else.
     *
     * @param address the server's address
     * @param limit the time limit for the question
     */
    boolean answers(InetSocketAddress address, Duration limit);

    /**
     * The same for a server that says in its log when it is ready.
     *
     * @param log what the server has printed since this start
     */
    default boolean answers(InetSocketAddress address, Supplier<String> log, Duration limit) {
        return answers(address, limit);
    }

    /** The memory that the server may use, in bytes, including Java's own. */
    default long memory() {
        return 512L << 20;
    }

    /**
     * An image that already contains the server, for a system that is not a set of jars. It is run with its own
     * command, and the methods about Java are not asked.
     */
    default Optional<OwnImage> ownImage() {
        return Optional.empty();
    }

    /**
     * A Java command without its class path.
     *
     * @param options options of the Java virtual machine
     * @param mainClass the class to start
     * @param arguments the arguments of the class
     */
    record Command(List<String> options, String mainClass, List<String> arguments) {
        public Command {
            options = List.copyOf(options);
            arguments = List.copyOf(arguments);
        }
    }
}
