package dev.lockstep.server;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.CacheFolder;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.YamlValue;
import dev.lockstep.server.image.ImageServerForm;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The image of H2's server, as a project file would describe it. */
public final class DescribedImage {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private DescribedImage() {}

    static String image() throws Exception {
        return ServerImage.fromNothing(new Jar(), JavaRuntime.with(new Jar().modules(), CacheFolder.path()))
                .build();
    }

    static List<Path> jars() {
        return new Jar().jars();
    }

    static DescribedServer of(String image, String ready, Path home) {
        String text = "image: " + image + "\n"
                + "port: 9092\n"
                + "ports: {web: 8082}\n"
                + "env: {JAVA_TOOL_OPTIONS: \"-Dh2.baseDir={data}\"}\n"
                + "command: [/opt/java/bin/java, -cp, '/opt/lockstep/*', org.h2.tools.Server,"
                + " -tcp, -tcpPort, '{port}', -tcpAllowOthers, -ifNotExists, -baseDir, '{data}',"
                + " -web, -webPort, '8082', -webAllowOthers]\n"
                + "volume: /data\n"
                + "ready: " + ready + "\n";
        return new ImageServerForm().server(YamlValue.parse(Path.of("lockstep.yaml"), text), home);
    }

    static ArmContext context(Path folder) throws Exception {
        Engine engine = new Resolver()
                .resolve(new H2Provider().system(), new H2Provider().system().defaultVersion());
        return new ArmContext(
                folder.getFileName().toString(), ArmFolder.create(folder), engine, engine, LIMIT, LIMIT, Map.of());
    }

    /** Starts the server, which nobody closes. */
    public static void start(Path root) throws Exception {
        of(image(), "{log: 'TCP server running'}", Files.createDirectories(root))
                .start(context(root.resolve("arm")), true);
    }

    private static final class Jar implements H2JarProgram {
        @Override
        public Command command(Place place) {
            throw new AssertionError();
        }

        @Override
        public boolean answers(InetSocketAddress address, Duration limit) {
            throw new AssertionError();
        }
    }
}
