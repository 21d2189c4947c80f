package dev.lockstep.server.jena;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.server.Place;
import dev.lockstep.server.ServerProgram;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fuseki with one TDB2 store.
 *
 * @param jars Jena's own jars
 * @param dataset the name of the store, with a leading slash; drawn for this server
 * @param surroundings the surroundings of its process
 */
record FusekiProgram(List<Path> jars, String dataset, Surroundings surroundings) implements ServerProgram {

    private static final List<String> JAVA = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx384m");

    @Override
    public String name() {
        return "fuseki";
    }

    @Override
    public List<String> modules() {
        return List.of(
                "java.base",
                "java.compiler",
                "java.desktop",
                "java.instrument",
                "java.logging",
                "java.management",
                "java.naming",
                "java.net.http",
                "java.rmi",
                // Functions of XPath about times look it up.
                "java.scripting",
                "java.security.jgss",
                "java.sql",
                "java.xml",
                "java.xml.crypto",
                // Otherwise a server in a container would know English alone.
                "jdk.localedata",
                "jdk.management",
                "jdk.unsupported");
    }

    @Override
    public int port() {
        return 3030;
    }

    @Override
    public long memory() {
        return 1L << 30;
    }

    @Override
    public Command command(Place place) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                Integer.toString(place.port()),
                "--update",
                "--tdb2",
                "--loc",
                place.data(),
                "--compact",
                dataset));
        if (!place.contained()) {
            // In a container this option would hide the server from every caller outside.
            arguments.add(0, "--localhost");
        }
        return new Command(JAVA, "org.apache.jena.fuseki.main.cmds.FusekiMainCmd", arguments);
    }

    @Override
    public boolean answers(InetSocketAddress address, Duration limit) {
        return new FusekiClient(address, dataset, limit, Optional.empty()).answers();
    }
}
