package dev.lockstep.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    private Optional<String> volume = Optional.empty();
    private Optional<Path> configuration = Optional.empty();

    FilledContainer(DockerImageName image) {
        super(image);
    }

    /**
     * Sets the folder with the data that an earlier server has left; an empty one changes nothing.
     *
     * @param folder the folder
     * @param archived the volume of an image that is not Lockstep's. Its data are in an archive, which keeps their
     *     owner
     */
    void fillFrom(Path folder, Optional<String> archived) {
        left = Optional.of(folder);
        volume = archived;
    }

    /** Sets the folder with the files that the server reads when it starts. */
    void configureFrom(Path folder) {
        configuration = Optional.of(folder);
    }

    @Override
    protected void containerIsCreated(String id) {
        if (left.isPresent()) {
            try {
                fill(id, left.get());
            } catch (IOException e) {
                throw new UncheckedIOException("the container did not accept the store in " + left.get(), e);
            }
        }
        if (configuration.isPresent()) {
            try {
                DataFiles.in(configuration.get()).copyTo(getDockerClient(), id);
            } catch (IOException e) {
                throw new UncheckedIOException("the container did not accept the files in " + configuration.get(), e);
            }
        }
    }

    private void fill(String id, Path folder) throws IOException {
        if (volume.isEmpty()) {
            DataFiles.in(folder).copyTo(getDockerClient(), id);
        } else if (Files.exists(folder.resolve(OwnImage.LEFT))) {
            try (InputStream archive = Files.newInputStream(folder.resolve(OwnImage.LEFT))) {
                // Every name in the archive begins with that of the volume's folder.
                Path above = Path.of(volume.get()).getParent();
                getDockerClient()
                        .copyArchiveToContainerCmd(id)
                        .withRemotePath(String.valueOf(above))
                        .withTarInputStream(archive)
                        .exec();
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
