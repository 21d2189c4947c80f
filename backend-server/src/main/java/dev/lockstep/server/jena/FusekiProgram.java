package dev.lockstep.server.jena;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.server.Place;
import dev.lockstep.server.ServerProgram;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fuseki with one TDB2 store, or with two.
 *
 * @param jars Jena's own jars
 * @param dataset the name of the store, with a leading slash; drawn for this server
 * @param two whether it also serves the store {@linkplain #beside beside} that one; it needs a file for that
 * @param surroundings the surroundings of its process
 */
record FusekiProgram(List<Path> jars, String dataset, boolean two, Surroundings surroundings) implements ServerProgram {

    /** The name of the file with the configuration. */
    static final String CONFIGURATION = "fuseki.ttl";

    static final String MAIN = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd";

    private static final String SERVICE = """
            [] a fuseki:Service ;
                fuseki:name "%s" ;
                fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "query" ] ;
                fuseki:endpoint [ fuseki:operation fuseki:update ; fuseki:name "update" ] ;
                fuseki:endpoint [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ] ;
                fuseki:dataset [ a tdb2:DatasetTDB2 ; tdb2:location "%s" ] .
            """;

    private static final String PREFIXES = """
            PREFIX fuseki: <http://jena.apache.org/fuseki#>
            PREFIX tdb2: <http://jena.apache.org/2016/tdb#>
            """;

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
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(place.port())));
        arguments.addAll(
                two
                        ? List.of("--conf", place.data() + "/" + CONFIGURATION, "--compact")
                        : List.of("--update", "--tdb2", "--loc", place.data(), "--compact", dataset));
        if (!place.contained()) {
            // In a container this option would hide the server from every caller outside.
            arguments.add(0, "--localhost");
        }
        return new Command(JAVA, MAIN, arguments);
    }

    @Override
    public SortedMap<String, String> configuration(Place place) {
        return two
                ? new TreeMap<>(Map.of(CONFIGURATION, configuration(dataset, place.data())))
                : Collections.emptySortedMap();
    }

    /**
     * Returns the configuration of a server with two stores.
     *
     * @param folder the folder of the first one, which the second one is in
     */
    static String configuration(String dataset, String folder) {
        return PREFIXES
                + String.format(SERVICE, dataset, quoted(folder))
                + String.format(SERVICE, beside(dataset), quoted(folder + "/" + GraphCall.BESIDE));
    }

    /** Returns the name of the second store. */
    static String beside(String dataset) {
        return dataset + "-" + GraphCall.BESIDE;
    }

    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public boolean answers(InetSocketAddress address, Duration limit) {
        return new FusekiClient(address, dataset, limit, Optional.empty()).answers();
    }
}
