package dev.lockstep.server;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.invariant.OpenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Puts a wire that can be cut or delayed between the servers of another launcher and their clients. */
public final class WiredLauncher implements Launcher {

    private final Launcher launcher;
    private FaultyWire wire;

    public WiredLauncher(Launcher launcher) {
        this.launcher = launcher;
    }

    /** Returns the wire to the last server that was launched. */
    public FaultyWire wire() {
        return wire;
    }

    @Override
    public RunningServer launch(ServerProgram program, ArmFolder folder, Duration limit)
            throws ArmUnavailableException, ServerFailedException, InterruptedException {
        RunningServer server = launcher.launch(program, folder, limit);
        try {
            wire = new FaultyWire(server::address);
            return new Wired(server, wire);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException(e);
        }
    }

    private record Wired(RunningServer server, FaultyWire wire) implements RunningServer {
        @Override
        public InetSocketAddress address() {
            return wire.address();
        }

        @Override
        public Place place() {
            return server.place();
        }

        @Override
        public String lastWords() {
            return server.lastWords();
        }

        @Override
        public Optional<String> lostLauncher() {
            return server.lostLauncher();
        }

        @Override
        public Map<String, String> description() {
            return server.description();
        }

        @Override
        public Optional<OpenFiles> openFiles(Duration limit) throws IOException, InterruptedException {
            return server.openFiles(limit);
        }

        @Override
        public String process() {
            return server.process();
        }

        @Override
        public ToolExit run(ServerProgram.Command program, Duration limit) throws IOException, InterruptedException {
            return server.run(program, limit);
        }

        @Override
        public void restart(Duration limit) throws ServerFailedException, InterruptedException {
            server.restart(limit);
        }

        @Override
        public boolean kill() {
            return server.kill();
        }

        @Override
        public void revive(Duration limit) throws ServerFailedException, InterruptedException {
            server.revive(limit);
        }

        @Override
        public void leave(Path folder, Duration limit) throws IOException, ServerFailedException, InterruptedException {
            server.leave(folder, limit);
        }

        @Override
        public void close() {
            try {
                wire.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                server.close();
            }
        }
    }
}
