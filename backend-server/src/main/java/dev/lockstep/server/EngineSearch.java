package dev.lockstep.server;

import com.github.dockerjava.api.model.Version;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/** The search behind {@link ContainerEngine#find}. */
final class EngineSearch {

    static final int LIMIT_SECONDS = 30;

    private static final Path SOCKET = Path.of("/var/run/docker.sock");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private EngineSearch() {}

    static ContainerEngine search() {
        if (System.getenv("DOCKER_HOST") == null && Files.exists(SOCKET) && !Files.isWritable(SOCKET)) {
            return new ContainerEngine.Missing("this user may not speak to the container engine: " + SOCKET
                    + " is not writable. Add the user to the group that owns it, usually docker.");
        }
        try {
            Version version =
                    DockerClientFactory.instance().client().versionCmd().exec();
            URI address = DockerClientFactory.instance().getTransportConfig().getDockerHost();
            return isHere(address)
                    ? new ContainerEngine.Answering("container engine " + version.getVersion() + ", API "
                            + version.getApiVersion() + ", at " + address)
                    : new ContainerEngine.Missing(
                            "the container engine at " + address
                                    + " is on another machine, where a port published on loopback cannot be reached from here.");
        } catch (RuntimeException unusable) {
            return new ContainerEngine.Missing(explain(unusable));
        }
    }

    private static boolean isHere(URI address) {
        return switch (address.getScheme()) {
            case "unix", "npipe" -> true;
            default -> address.getHost() != null && HERE.contains(address.getHost());
        };
    }

    private static String explain(RuntimeException failure) {
        String host = System.getenv("DOCKER_HOST");
        if (host != null) {
            return "no container engine answers at DOCKER_HOST=" + host + ".";
        }
        if (!Files.exists(SOCKET)) {
            return "there is no container engine: " + SOCKET + " does not exist. On Debian: apt-get install docker.io";
        }
        return "the container engine behind " + SOCKET + " cannot be used (" + failure.getMessage()
                + "). Start it, and set TESTCONTAINERS_RYUK_DISABLED=true where no image can be pulled.";
    }
}
