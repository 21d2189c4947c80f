package dev.lockstep.server;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;
import org.testcontainers.utility.DockerImageName;

/**
 * Runs each server in a separate container. Its port is published only on loopback, and its data are on a volume that
 * is removed together with the container. An image that Lockstep built runs as a user without any privilege, on a
 * read-only root.
 */
public final class ContainerLauncher implements Launcher {

    private static final long SCRATCH_BYTES = 64L << 20;
    private static final long PROCESSES = 256;
    private static final long OWN_PROCESSES = 4096;

    private final Optional<String> base;
    private final Map<String, String> volume;
    private final Function<DockerImageName, GenericContainer<?>> containers;

    /**
     * Creates a launcher.
     *
     * @param base the image to build on; empty to build from nothing
     */
    public ContainerLauncher(Optional<String> base) {
        this(base, Map.of());
    }

    /**
     * Creates a launcher.
     *
     * @param base the image to build on; empty to build from nothing
     * @param volume options of the volume's driver, such as a size
     */
    public ContainerLauncher(Optional<String> base, Map<String, String> volume) {
        this(base, volume, FilledContainer::new);
    }

    /**
     * A launcher whose containers may misbehave.
     *
     * @param containers makes the container of an image
     */
    ContainerLauncher(
            Optional<String> base,
            Map<String, String> volume,
            Function<DockerImageName, GenericContainer<?>> containers) {
        this.base = base;
        this.volume = volume;
        this.containers = containers;
    }

    @Override
    public RunningServer launch(ServerProgram program, ArmFolder folder, Duration limit)
            throws ArmUnavailableException, ServerFailedException, InterruptedException {
        // Testcontainers would look for an engine itself, and could find another one than the settings name.
        if (ContainerEngine.find() instanceof ContainerEngine.Missing missing) {
            throw new ArmUnavailableException("the server is required to run in a container, but " + missing.reason());
        }
        GenericContainer<?> container;
        List<String> java = List.of();
        Optional<OwnImage> own = program.ownImage();
        if (own.isPresent()) {
            ServerImage.idOf("image", own.get().name());
            container = containers.apply(DockerImageName.parse(own.get().name()));
            container.withEnv(own.get().environment());
            if (!own.get().command().isEmpty()) {
                container.withCommand(own.get().command().toArray(String[]::new));
            }
        } else {
            folder.transcript().doing("building image");
            ServerImage image = base.isPresent()
                    ? ServerImage.onBase(program, base.get())
                    : ServerImage.fromNothing(program, JavaRuntime.with(program.modules(), CacheFolder.path()));
            container = containers.apply(DockerImageName.parse(image.build()));
            container.withCreateContainerCmdModifier(ContainerLauncher::confine);
            java = image.java();
        }
        String data = own.map(image -> image.volume().orElse("")).orElse(ServerImage.DATA);
        Place place = new Place(data, program.port(), true);
        if (container instanceof FilledContainer filled) {
            filled.fillFrom(folder.data(), own.flatMap(OwnImage::volume));
            filled.configureFrom(configuration(program, place, folder));
        }
        SortedMap<Integer, Ports.Binding> bindings = bindings(program);
        container
                .withExposedPorts(bindings.keySet().toArray(Integer[]::new))
                .withLabels(Labels.of(Labels.SERVER))
                .withCreateContainerCmdModifier(command -> place(command, program, data, bindings))
                // Testcontainers would wait with a shell in the container, and would look only once a second.
                .withStartupCheckStrategy(new AtOnce())
                .waitingFor(new NotAtAll());
        if (!java.isEmpty()) {
            List<String> line = commandLine(java, program.command(place));
            line.addAll(1, program.surroundings().javaOptions());
            container.withCommand(line.toArray(String[]::new));
        }
        folder.transcript().doing("starting container");
        return ContainerServer.start(container, program, place, java, folder.log(), limit);
    }

    private static Path configuration(ServerProgram program, Place place, ArmFolder folder)
            throws ArmUnavailableException {
        try {
            Path configuration = Files.createDirectories(folder.scratch().resolve("configuration"));
            DataFiles.write(program.configuration(place), configuration);
            return configuration;
        } catch (IOException e) {
            throw new ArmUnavailableException("the server's configuration could not be written: " + e, e);
        }
    }

    /** Ports are published only on loopback, and by default at a port that the engine chooses. */
    private static SortedMap<Integer, Ports.Binding> bindings(ServerProgram program) {
        SortedMap<Integer, Ports.Binding> bindings = new TreeMap<>();
        bindings.put(program.port(), Ports.Binding.bindIp("127.0.0.1"));
        program.ownImage()
                .ifPresent(image -> image.ports()
                        .forEach((inside, outside) ->
                                bindings.put(inside, Ports.Binding.bindIpAndPort("127.0.0.1", outside))));
        return bindings;
    }

    private void place(
            CreateContainerCmd command,
            ServerProgram program,
            String data,
            SortedMap<Integer, Ports.Binding> bindings) {
        VolumeOptions options = new VolumeOptions().withLabels(Labels.of(Labels.DATA));
        if (!volume.isEmpty()) {
            options.withDriverConfig(new com.github.dockerjava.api.model.Driver()
                    .withName("local")
                    .withOptions(volume));
        }
        hostConfig(command)
                .withPortBindings(bindings.entrySet().stream()
                        .map(each -> new PortBinding(each.getValue(), ExposedPort.tcp(each.getKey())))
                        .toList())
                .withMemory(program.memory())
                .withMemorySwap(program.memory())
                .withPidsLimit(program.ownImage().isPresent() ? OWN_PROCESSES : PROCESSES)
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m", "max-file", "2")));
        if (!data.isEmpty()) {
            // An anonymous volume is removed together with the container.
            hostConfig(command)
                    .withMounts(List.of(new Mount()
                            .withType(MountType.VOLUME)
                            .withTarget(data)
                            .withVolumeOptions(options)));
        }
    }

    private static void confine(CreateContainerCmd command) {
        command.withUser(ServerImage.USER);
        // Owned by the server's user: after a restart the folder has the mode of its first use, in which only root
        // could write.
        String scratch = String.format(
                Locale.ROOT, "rw,noexec,nosuid,uid=%1$d,gid=%1$d,size=%2$d", ServerImage.USER_ID, SCRATCH_BYTES);
        hostConfig(command)
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withTmpFs(Map.of("/tmp", scratch));
    }

    private static HostConfig hostConfig(CreateContainerCmd command) {
        return command.getHostConfig();
    }

    static List<String> commandLine(List<String> java, ServerProgram.Command command) {
        List<String> line = new ArrayList<>(java);
        line.addAll(1, command.options());
        line.add(command.mainClass());
        line.addAll(command.arguments());
        return line;
    }

    /** Treats a container as started as soon as the engine has started it. */
    private static final class AtOnce extends StartupCheckStrategy {
        @Override
        @SuppressWarnings("deprecation")
        public boolean waitUntilStartupSuccessful(GenericContainer<?> container) {
            return true;
        }

        @Override
        public StartupStatus checkStartupState(com.github.dockerjava.api.DockerClient client, String container) {
            return StartupStatus.SUCCESSFUL;
        }
    }

    /** Does not wait; {@link Readiness} does. */
    private static final class NotAtAll implements WaitStrategy {
        @Override
        public void waitUntilReady(WaitStrategyTarget target) {}

        @Override
        public WaitStrategy withStartupTimeout(Duration timeout) {
            return this;
        }
    }
}
