package dev.lockstep.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that finds the data of an earlier server of its arm. They are there before the server starts, because a
 * server that starts on an empty folder would create its own store in it.
 */
final class FilledContainer extends GenericContainer<FilledContainer> {

    private Optional<Path> left = Optional.empty();

    FilledContainer(DockerImageName image) {
        super(image);
    }

    /** Sets the folder with the data that an earlier server has left; an empty one changes nothing. */
    void fillFrom(Path folder) {
        left = Optional.of(folder);
    }

    @Override
    protected void containerIsCreated(String id) {
        if (left.isPresent()) {
            try {
                DataFiles.in(left.get()).copyTo(getDockerClient(), id);
            } catch (IOException e) {
                throw new UncheckedIOException("the container did not accept the store in " + left.get(), e);
            }
        }
    }

    // The identity of a container decides; its configuration, which the superclass compares, does not.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
