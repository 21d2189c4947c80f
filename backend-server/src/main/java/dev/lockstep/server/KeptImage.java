package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * The finished image of a server, which is kept in the container engine for the next walk.
 *
 * @param tag its tag
 * @param bytes its size, as the engine reports it
 */
public record KeptImage(String tag, long bytes) {

    /**
     * Returns Lockstep's images by their tags. May be called only if {@link ContainerEngine#find} has found an engine.
     */
    public static List<KeptImage> all() {
        DockerClient client = DockerClientFactory.instance().client();
        return client
                .listImagesCmd()
                .withDanglingFilter(false)
                .withLabelFilter(Map.of(Labels.KIND, Labels.IMAGE))
                .exec()
                .stream()
                .flatMap(KeptImage::of)
                .sorted(Comparator.comparing(KeptImage::tag))
                .toList();
    }

    private static Stream<KeptImage> of(Image image) {
        return image.getRepoTags() == null
                ? Stream.empty()
                : Stream.of(image.getRepoTags()).map(tag -> new KeptImage(tag, image.getSize()));
    }

    /**
     * Removes the image.
     *
     * @return why the image is still there, such as a container that runs it; empty if it is gone
     */
    public Optional<String> remove() {
        try {
            DockerClientFactory.instance().client().removeImageCmd(tag).exec();
            return Optional.empty();
        } catch (NotFoundException removedByAnother) {
            return Optional.empty();
        } catch (ConflictException inUse) {
            return Optional.of(ServerImage.rootOf(inUse).getMessage().strip());
        }
    }
}
