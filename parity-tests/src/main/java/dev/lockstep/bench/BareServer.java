package dev.lockstep.bench;

import dev.lockstep.system.Engine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** H2's server as a process, started as its documentation shows, with the Java options of the walk's server. */
final class BareServer implements AutoCloseable {

    private static final String READY = "TCP server running";

    private final Process process;
    private final int port;

    private BareServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server, and waits until it says that it is ready.
     *
     * @param options the Java options
     */
    static BareServer start(Engine engine, List<String> options, Path folder) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dh2.bindAddress=127.0.0.1",
                "-cp",
                engine.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "org.h2.tools.Server",
                "-tcp",
                "-tcpPort",
                Integer.toString(port),
                "-ifNotExists",
                "-baseDir",
                Files.createDirectories(folder).toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        BareServer server = new BareServer(process, port);
        try {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            if (line == null || !line.startsWith(READY)) {
                throw new IOException("the bare server did not start: " + line);
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Returns the start of a URL of one of its databases. */
    String place() {
        return "jdbc:h2:tcp://127.0.0.1:" + port + "/./db";
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
