package dev.lockstep.server.image;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.ReservedPort;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A server that was started from an image. */
final class StartedImage implements DescribedServer.Started {

    private static final String NO_PROCESS = "0 ";

    private final RunningServer running;
    private final Map<String, String> names;
    private final List<ReservedPort> ports;
    private final ArmContext context;

    StartedImage(RunningServer running, Map<String, String> names, List<ReservedPort> ports, ArmContext context) {
        this.running = running;
        this.names = Map.copyOf(names);
        this.ports = List.copyOf(ports);
        this.context = context;
    }

    @Override
    public Map<String, String> names() {
        return names;
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        try {
            running.restart(context.startTimeout());
        } catch (ServerFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        try {
            running.leave(context.folder().data(), context.startTimeout());
        } catch (ServerFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public SortedSet<String> process() throws IOException {
        try {
            return new TreeSet<>(List.of(running.process()));
        } catch (RuntimeException e) {
            throw new IOException("the container engine does not tell the server's process: " + e.getMessage(), e);
        }
    }

    /** If the engine is lost, nobody knows whether the server has ended. */
    @Override
    public Optional<String> ended() {
        Optional<String> lost = running.lostLauncher();
        try {
            return lost.isEmpty() && running.process().startsWith(NO_PROCESS)
                    ? Optional.of("the server's container has ended")
                    : lost;
        } catch (RuntimeException e) {
            return Optional.of("the server's container is gone");
        }
    }

    @Override
    public String log() {
        return running.lastWords();
    }

    @Override
    public Map<String, String> description() {
        return running.description();
    }

    @Override
    public void close() {
        try {
            running.close();
        } finally {
            ports.forEach(ReservedPort::close);
        }
    }
}
