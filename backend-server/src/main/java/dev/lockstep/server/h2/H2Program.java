package dev.lockstep.server.h2;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.server.Place;
import dev.lockstep.server.ServerProgram;
import dev.lockstep.server.inside.ReplaceFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * H2's TCP server. It may not create databases: whoever may create one on it may also run code in it, and on loopback
 * that would be every user of the machine.
 *
 * @param jars H2's own jars
 * @param client asks whether the server is ready
 * @param databases the databases to serve
 * @param surroundings the surroundings of its process
 */
record H2Program(List<Path> jars, H2Client client, NewDatabases databases, Surroundings surroundings)
        implements ServerProgram {

    private static final List<String> JAVA =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError");

    /** The modules of the newest release, without {@code java.desktop}, which its console needs. */
    static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.instrument",
            "java.management",
            "java.naming",
            "java.scripting",
            "java.sql",
            // For triggers and functions in Java source.
            "jdk.compiler",
            // Otherwise a server in a container would know English alone.
            "jdk.localedata",
            "jdk.net",
            "jdk.unsupported",
            // The compiler reads the engine's jar through it, and a trigger implements an interface of the engine.
            "jdk.zipfs");

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public List<String> modules() {
        return MODULES;
    }

    @Override
    public int port() {
        return 9092;
    }

    @Override
    public Command command(Place place) {
        List<String> options = options("-Xmx256m");
        List<String> arguments =
                new ArrayList<>(List.of("-tcp", "-tcpPort", Integer.toString(place.port()), "-baseDir", place.data()));
        if (place.contained()) {
            arguments.add("-tcpAllowOthers");
        } else {
            options.add("-Dh2.bindAddress=127.0.0.1");
        }
        return new Command(options, "org.h2.tools.Server", arguments);
    }

    /** Returns the command that unpacks a backup in the server's place. */
    static Command restore(String backup, String folder) {
        List<String> options = options("-Xmx64m");
        options.addAll(Surroundings.USUAL.javaOptions());
        return new Command(
                options,
                "org.h2.tools.Restore",
                List.of("-file", backup, "-dir", folder, "-db", H2Client.DATABASE, "-quiet"));
    }

    /** Returns the command that puts a file into the place of another in the server's place. */
    static Command replace(String with, String replaced, List<String> unwanted) {
        List<String> paths = new ArrayList<>(List.of(with, replaced));
        paths.addAll(unwanted);
        return new Command(options("-Xmx16m"), ReplaceFile.class.getName(), paths);
    }

    @Override
    public List<Path> files() {
        return databases.files();
    }

    @Override
    public boolean answers(InetSocketAddress address, Duration limit) {
        return client.answers(address, databases.mark(), limit);
    }

    private static List<String> options(String heap) {
        List<String> options = new ArrayList<>(JAVA);
        options.add(heap);
        return options;
    }
}
