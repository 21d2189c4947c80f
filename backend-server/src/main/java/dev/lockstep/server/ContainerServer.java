package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import dev.lockstep.backend.ArmLog;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.Leash;
import dev.lockstep.server.inside.OpenLinks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;

/** A server in a container. If the container engine is unreachable, docker-java throws a plain RuntimeException. */
final class ContainerServer implements RunningServer {

    /** The exit code of a Java virtual machine that ended because it was asked to: 128 + SIGTERM. */
    private static final long ORDERLY = 143;

    private static final long BETWEEN_LOOKS_MILLIS = 10;

    private static final int KEPT_LINES = 500;

    /**
     * Removes a container, {@code $2}, of the engine {@code $1}. If none of these programs can do it, the next walk
     * removes it.
     */
    static final String REMOVAL = "docker -H \"$1\" rm -f -v \"$2\""
            + " || curl --unix-socket \"${1#unix://}\" -X DELETE \"http://localhost/containers/$2?force=true&v=true\"";

    /** The exit code of a program that ends by itself when it is asked to. */
    private static final long BY_ITSELF = 0;

    private final GenericContainer<?> container;
    private final ServerProgram program;
    private final Place place;
    private final List<String> java;
    private final String id;
    private final ContainerLog log;
    private final Leash leash;
    private final ArmLog kept;
    private final Thread atExit = new Thread(this::remove, "remove-container");
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile InetSocketAddress address;

    private ContainerServer(
            GenericContainer<?> container, ServerProgram program, Place place, List<String> java, ArmLog kept) {
        this.kept = kept;
        this.container = container;
        this.program = program;
        this.place = place;
        this.java = java;
        this.id = container.getContainerId();
        this.log = new ContainerLog(id);
        this.leash = Leash.tie(
                REMOVAL,
                DockerClientFactory.instance()
                        .getTransportConfig()
                        .getDockerHost()
                        .toString(),
                id);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the container. If its server does not answer in time, the container is removed.
     *
     * @param kept gets the container's log before it is removed
     */
    static ContainerServer start(
            GenericContainer<?> container,
            ServerProgram program,
            Place place,
            List<String> java,
            ArmLog kept,
            Duration limit)
            throws ServerFailedException, InterruptedException {
        FirstWords words = new FirstWords();
        container.withLogConsumer(words);
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new ServerFailedException(
                    "the container did not start (" + ServerImage.rootOf(e).getMessage() + ")", words.text(), e);
        }
        ContainerServer server = new ContainerServer(container, program, place, java, kept);
        try {
            server.fill();
            server.awaitAnswer("did not answer after its start", limit);
            return server;
        } catch (ServerFailedException | InterruptedException | RuntimeException e) {
            try {
                server.close();
            } catch (IllegalStateException notRemoved) {
                e.addSuppressed(notRemoved);
            }
            throw e;
        }
    }

    private void fill() throws ServerFailedException {
        try {
            new DataFiles(program.files()).copyTo(client(), id);
        } catch (IOException | RuntimeException e) {
            throw new ServerFailedException("the container did not accept the server's files", lastWords(), e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String lastWords() {
        return log.last();
    }

    @Override
    public Optional<String> lostLauncher() {
        try {
            client().pingCmd().exec();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("the container engine does not answer (" + e.getMessage() + ")");
        }
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new TreeMap<>();
        description.put("launcher", "container");
        description.put("container", id.substring(0, 12));
        description.put(
                "engine",
                DockerClientFactory.instance()
                        .getTransportConfig()
                        .getDockerHost()
                        .toString());
        description.put("image", container.getDockerImageName());
        description.put("image digest", container.getContainerInfo().getImageId());
        return description;
    }

    @Override
    public String process() {
        InspectContainerResponse.ContainerState state = state();
        return state.getPidLong() + " " + state.getStartedAt();
    }

    @Override
    public Optional<OpenFiles> openFiles(Duration limit) throws IOException, InterruptedException {
        ToolExit exit = run(
                new ServerProgram.Command(StoreLock.SMALL, OpenLinks.class.getName(), List.of(place.data())), limit);
        if (exit.code() == OpenLinks.DENIED) {
            return Optional.empty();
        }
        List<String> links = exit.output().lines().toList();
        if (exit.code() != 0 || links.isEmpty() || !links.get(links.size() - 1).equals(OpenLinks.END)) {
            throw new IOException("the open files of the container could not be listed: " + exit.output());
        }
        return Optional.of(OpenFiles.of(links, place.data()));
    }

    @Override
    public ToolExit run(ServerProgram.Command command, Duration limit) throws IOException, InterruptedException {
        return new ContainerExec(id).run(ContainerLauncher.commandLine(java, command), limit);
    }

    @Override
    public void restart(Duration limit) throws ServerFailedException, InterruptedException {
        stop(limit);
        try {
            client().startContainerCmd(id).exec();
        } catch (RuntimeException e) {
            throw new ServerFailedException("the container could not be restarted", lastWords(), e);
        }
        awaitAnswer("did not answer after its restart", limit);
    }

    @Override
    public boolean kill() {
        try {
            client().killContainerCmd(id).withSignal("KILL").exec();
            return true;
        } catch (RuntimeException ended) {
            // A container that ended by itself cannot be killed; whether it comes back is asked next.
            return false;
        }
    }

    @Override
    public void revive(Duration limit) throws ServerFailedException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        try {
            while (isRunning() && !deadline.passed()) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
            client().startContainerCmd(id).exec();
        } catch (RuntimeException e) {
            throw new ServerFailedException("the container could not be started again", lastWords(), e);
        }
        awaitAnswer("did not answer after it was killed and started again", limit);
    }

    @Override
    public void leave(Path folder, Duration limit) throws IOException, ServerFailedException {
        stop(limit);
        if (place.data().isEmpty()) {
            return;
        }
        try (InputStream archive =
                client().copyArchiveFromContainerCmd(id, place.data()).exec()) {
            if (program.ownImage().isPresent()) {
                Files.copy(archive, folder.resolve(OwnImage.LEFT), StandardCopyOption.REPLACE_EXISTING);
            } else {
                DataFiles.unpack(archive, folder);
            }
        } catch (RuntimeException e) {
            throw new ServerFailedException("the container did not give its data", lastWords(), e);
        }
    }

    private void stop(Duration limit) throws ServerFailedException {
        try {
            client().stopContainerCmd(id)
                    .withTimeout((int) Math.max(1, limit.toSeconds()))
                    .exec();
            Long exit = state().getExitCodeLong();
            boolean orderly = exit != null
                    && (exit == ORDERLY
                            || exit == BY_ITSELF && program.ownImage().isPresent());
            if (!orderly) {
                throw new ServerFailedException(
                        "the server did not stop when asked to; it ended with exit code " + exit, lastWords());
            }
        } catch (RuntimeException e) {
            throw new ServerFailedException("the container could not be stopped", lastWords(), e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            kept.said(program.name(), log.last(KEPT_LINES));
            remove();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException shuttingDown) {
                // The shutdown hook runs as well, and finds nothing left to do.
            }
            requireRemoved();
        }
    }

    /**
     * Reports a container that is still there, because Testcontainers does not. An engine that is lost says nothing
     * about this server, and the next walk finds the container by its labels.
     */
    private void requireRemoved() {
        boolean there;
        try {
            client().inspectContainerCmd(id).exec();
            there = true;
        } catch (RuntimeException goneOrLost) {
            there = false;
        }
        if (there) {
            throw new IllegalStateException("the container " + id + " of the server " + program.name()
                    + " could not be removed; ./lockstep doctor names it once this process has ended");
        }
    }

    private void awaitAnswer(String otherwise, Duration limit) throws ServerFailedException, InterruptedException {
        try {
            address = publishedAddress();
            String startedAt = state().getStartedAt();
            if (Readiness.await(program, address, () -> log.since(startedAt), this::isRunning, limit)) {
                return;
            }
            throw new ServerFailedException(
                    "the server " + otherwise + " within " + limit.toMillis() + " ms; its container "
                            + (isRunning() ? "still runs" : "ended with exit code " + state().getExitCodeLong()),
                    lastWords());
        } catch (RuntimeException e) {
            throw new ServerFailedException("the server " + otherwise + ": its container is gone", lastWords(), e);
        }
    }

    /** Asked again each time, because a restarted container is published on another port. */
    private InetSocketAddress publishedAddress() throws ServerFailedException {
        Ports.Binding[] bindings = client().inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(program.port()));
        if (bindings == null || bindings.length == 0) {
            throw new ServerFailedException(
                    "the server ended at once, with exit code " + state().getExitCodeLong(), lastWords());
        }
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    private boolean isRunning() {
        return Boolean.TRUE.equals(state().getRunning());
    }

    private InspectContainerResponse.ContainerState state() {
        return client().inspectContainerCmd(id).exec().getState();
    }

    /**
     * Testcontainers kills the container and removes it together with its anonymous volumes. If it cannot, because the
     * engine is lost, the leash stays on, and its shell tries once more when this process has ended.
     */
    private void remove() {
        container.stop();
        leash.close();
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
