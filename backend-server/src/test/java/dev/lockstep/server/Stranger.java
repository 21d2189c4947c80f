package dev.lockstep.server;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Another server of the same kind, which takes the port just before the server that should listen on it. */
public final class Stranger implements AutoCloseable {

    private final ServerProgram program;
    private final Path folder;
    private final List<Process> running = new ArrayList<>();
    private int port;

    /**
     * Creates the server; it is started together with the first server.
     *
     * @param program the same server with separate data
     * @param folder the folder for its data
     */
    public Stranger(ServerProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Returns the port that it took. */
    public int port() {
        return port;
    }

    /** Returns a server that is too late for its first port. */
    public ServerProgram before(ServerProgram late) {
        return new Late(late, Readied.BY_ITSELF);
    }

    /** Returns the same server with the bug: it is satisfied by every server that accepts a connection. */
    public ServerProgram beforeCredulous(ServerProgram late) {
        return new Late(late, Readied.BY_ANY_SERVER);
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }

    private void take(Place place) {
        if (!running.isEmpty()) {
            return;
        }
        port = place.port();
        ServerProgram.Command command = program.command(new Place(folder.toString(), port, false));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                program.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        line.addAll(command.options());
        line.add(command.mainClass());
        line.addAll(command.arguments());
        try {
            running.add(new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("stranger.log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> listens(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private enum Readied {
        BY_ITSELF,
        BY_ANY_SERVER
    }

    private final class Late implements ServerProgram {
        private final ServerProgram late;
        private final Readied readied;

        Late(ServerProgram late, Readied readied) {
            this.late = late;
            this.readied = readied;
        }

        @Override
        public String name() {
            return late.name();
        }

        @Override
        public List<Path> jars() {
            return late.jars();
        }

        @Override
        public List<String> modules() {
            return late.modules();
        }

        @Override
        public int port() {
            return late.port();
        }

        @Override
        public List<Path> files() {
            return late.files();
        }

        @Override
        public Command command(Place place) {
            take(place);
            return late.command(place);
        }

        @Override
        public boolean answers(InetSocketAddress address, Duration limit) {
            return readied == Readied.BY_ANY_SERVER ? listens(address) : late.answers(address, limit);
        }
    }
}
