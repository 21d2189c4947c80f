package dev.lockstep.server.image;

import dev.lockstep.project.ReadyRule;
import dev.lockstep.server.OwnImage;
import dev.lockstep.server.Place;
import dev.lockstep.server.ServerProgram;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The program of a server that is an image.
 *
 * @param image the image, and how it is run
 * @param port the port inside that clients ask
 * @param ready when it is ready
 */
record ImageProgram(OwnImage image, int port, ReadyRule ready) implements ServerProgram {

    private static final long MEMORY = 2L << 30;

    /** The name of an image is no name of a log. */
    @Override
    public String name() {
        return "server";
    }

    @Override
    public Optional<OwnImage> ownImage() {
        return Optional.of(image);
    }

    /** The published port is this arm's alone, so only the log has to be of this start. */
    @Override
    public boolean answers(InetSocketAddress address, Supplier<String> log, Duration limit) {
        return ready.isReady(address.getPort(), log);
    }

    @Override
    public boolean answers(InetSocketAddress address, Duration limit) {
        return answers(address, () -> "", limit);
    }

    @Override
    public long memory() {
        return MEMORY;
    }

    @Override
    public List<Path> jars() {
        return List.of();
    }

    @Override
    public List<String> modules() {
        return List.of();
    }

    @Override
    public Command command(Place place) {
        throw new IllegalStateException("the image " + image.name() + " has its own command");
    }
}
