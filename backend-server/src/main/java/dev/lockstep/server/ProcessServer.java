package dev.lockstep.server;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ClassDataFiles;
import dev.lockstep.backend.CommandPrefix;
import dev.lockstep.backend.JavaFiles;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.platform.CleanEnvironment;
import dev.lockstep.server.inside.Tether;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that is a local process. */
final class ProcessServer implements RunningServer {

    /** The exit code of a Java virtual machine that ended because it was asked to: 128 + SIGTERM. */
    private static final int ORDERLY = 143;

    /** The exit code of a process that was killed: 128 + SIGKILL. */
    private static final int KILLED = 137;

    private static final long KILL_SECONDS = 10;

    private static final int LAST_BYTES = 8 << 10;
    private static final int PORT_ATTEMPTS = 3;

    private final ServerProgram program;
    private final ArmFolder folder;
    private final List<String> java;
    private final Path cache;
    private final List<Path> jars;
    private final Path log;
    private final Optional<String> withoutEngine;
    private final Thread atExit = new Thread(this::end, "kill-server");
    private volatile Place place;
    private volatile Process process;
    private volatile List<String> started = List.of();
    private volatile Optional<ServerArchive> archive = Optional.empty();
    private volatile boolean closed;

    private ProcessServer(ServerProgram program, ArmFolder folder, Path cache, Optional<String> withoutEngine)
            throws IOException {
        this.withoutEngine = withoutEngine;
        this.program = program;
        this.folder = folder;
        this.log = folder.scratch().resolve(program.name() + ".log");
        this.cache = cache;
        List<Path> all = new ArrayList<>(List.of(OwnPrograms.jarIn(cache)));
        all.addAll(program.jars());
        this.jars = List.copyOf(all);
        List<String> classPath = jars.stream().map(Path::toString).toList();
        this.java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath));
    }

    static ProcessServer start(
            ServerProgram program, ArmFolder folder, Path cache, Optional<String> withoutEngine, Duration limit)
            throws IOException, ServerFailedException, InterruptedException {
        ProcessServer server = new ProcessServer(program, folder, cache, withoutEngine);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        try {
            new DataFiles(program.files()).copyTo(folder.data());
            server.startAndAwait("did not answer after its start", limit);
            return server;
        } catch (IOException | ServerFailedException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Returns the archive for a start with these options, which are the same for every start of this server. */
    private ServerArchive archive(List<String> options) {
        Optional<ClassDataFiles> files;
        try {
            files = Optional.of(ClassDataFiles.of(cache, JavaFiles.ofThisProcess(), options, jars));
        } catch (IOException | UncheckedIOException e) {
            files = Optional.empty();
        }
        return new ServerArchive(files, folder.scratch().resolve("classes.jsa"));
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port());
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String lastWords() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LAST_BYTES);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(firstOf(lines), lines.size()));
        } catch (IOException e) {
            return "(the log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /** A stack trace without its head does not say what went wrong, so its lines come with it. */
    private static int firstOf(List<String> lines) {
        int first = Math.max(0, lines.size() - ContainerLog.LINES);
        while (first > 0 && lines.get(first).startsWith("\t")) {
            first--;
        }
        return first;
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new TreeMap<>();
        description.put(
                "launcher", withoutEngine.isEmpty() ? "process" : "process, as no container engine can be used");
        withoutEngine.ifPresent(reason -> description.put("container engine", reason));
        description.put("command", String.join(" ", started));
        return description;
    }

    @Override
    public String process() {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    @Override
    public Optional<OpenFiles> openFiles(Duration limit) throws IOException {
        List<Long> processes = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        return OpenFiles.of(processes, Path.of(place.data()));
    }

    @Override
    public ToolExit run(ServerProgram.Command command, Duration limit) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder.scratch(), "tool", ".out");
        Process tool = builder(ContainerLauncher.commandLine(java, command))
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!tool.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("a program next to the server did not end within " + limit.toMillis() + " ms: "
                        + command.mainClass());
            }
            byte[] said = Files.readAllBytes(output);
            return new ToolExit(
                    tool.exitValue(), new String(said, 0, Math.min(said.length, 64 << 10), StandardCharsets.UTF_8));
        } finally {
            tool.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    @Override
    public void restart(Duration limit) throws ServerFailedException, InterruptedException {
        stop(limit);
        try {
            startAndAwait("did not answer after its restart", limit);
        } catch (IOException e) {
            throw new ServerFailedException("the server could not be started again", lastWords(), e);
        }
    }

    /** Uses the handle, because the pipe that the tether watches must not be closed before the process has gone. */
    @Override
    public boolean kill() {
        boolean lived = process.isAlive();
        process.toHandle().destroyForcibly();
        return lived
                && process.onExit()
                        .thenApply(ended -> ended.exitValue() == KILLED)
                        .completeOnTimeout(false, KILL_SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    @Override
    public void revive(Duration limit) throws ServerFailedException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ServerFailedException("the server runs although it was killed", lastWords());
        }
        try {
            startAndAwait("did not answer after it was killed and started again", limit);
        } catch (IOException e) {
            throw new ServerFailedException("the server could not be started again", lastWords(), e);
        }
    }

    /** The data are in the arm's folder already. */
    @Override
    public void leave(Path data, Duration limit) throws ServerFailedException, InterruptedException {
        stop(limit);
    }

    private void stop(Duration limit) throws ServerFailedException, InterruptedException {
        // Uses the process handle, because Process.destroy would also close the pipe that the tether watches.
        process.toHandle().destroy();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            // Nobody must wait for an answer from it any more.
            process.destroyForcibly();
            throw new ServerFailedException(
                    "the server did not stop within " + limit.toMillis() + " ms after it was asked to", lastWords());
        }
        if (process.exitValue() != ORDERLY) {
            throw new ServerFailedException(
                    "the server did not stop in an orderly way; it ended with exit code " + process.exitValue(),
                    lastWords());
        }
        archive.ifPresent(ServerArchive::stopped);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            // The shutdown hook runs as well, and finds nothing left to do.
        }
    }

    /**
     * Another process may take the free port before the server starts. Then the start is repeated with another port.
     */
    private void startAndAwait(String otherwise, Duration limit)
            throws IOException, ServerFailedException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            place = new Place(folder.data().toString(), freePort(), false);
            startProcess();
            if (Readiness.await(program, address(), process::isAlive, limit)) {
                return;
            }
            if (process.isAlive() || attempt == PORT_ATTEMPTS) {
                String state = process.isAlive() ? "it still runs" : "it ended with exit code " + process.exitValue();
                throw new ServerFailedException(
                        "the server " + otherwise + " within " + limit.toMillis() + " ms; " + state, lastWords());
            }
        }
    }

    private synchronized void startProcess() throws IOException {
        if (closed) {
            throw new IOException("the arm is closed");
        }
        ServerProgram.Command command = program.command(place);
        DataFiles.write(program.configuration(place), Path.of(place.data()));
        archive = archive.or(() -> Optional.of(archive(command.options())));
        List<String> line = tethered(command);
        line.addAll(1, archive.get().options());
        // Beside the archive's options, because an archive fits any surroundings.
        line.addAll(1, program.surroundings().javaOptions());
        started = List.copyOf(line);
        line.addAll(0, CommandPrefix.in(folder));
        process = builder(line)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private List<String> tethered(ServerProgram.Command command) {
        List<String> tethered = new ArrayList<>(List.of(command.mainClass()));
        tethered.addAll(command.arguments());
        return ContainerLauncher.commandLine(
                java, new ServerProgram.Command(command.options(), Tether.class.getName(), tethered));
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.scratch().toFile()).redirectErrorStream(true);
        CleanEnvironment.clean(builder.environment());
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private synchronized void end() {
        closed = true;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
