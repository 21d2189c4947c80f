package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/**
 * What walks that were killed left in the container engine: containers, volumes and half-built images that carry our labels
 * and whose process is gone. Nothing else is looked at twice, and a finished image is kept for the next walk.
 *
 * @param containers their ids
 * @param volumes their names
 * @param images ids of what builds left behind, without a tag
 */
public record Leftovers(List<String> containers, List<String> volumes, List<String> images) {

    public Leftovers {
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
        images = List.copyOf(images);
    }

    /** Looks for them. Only where {@link ContainerEngine#find} has found an engine. */
    public static Leftovers find() {
        DockerClient client = client();
        List<String> containers =
                client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(Labels.OWNER)).exec().stream()
                        .filter(container -> Labels.isLeftOver(container.getLabels()))
                        .map(Container::getId)
                        .toList();
        List<String> volumes =
                client.listVolumesCmd().withFilter("label", List.of(Labels.OWNER)).exec().getVolumes().stream()
                        .filter(volume -> Labels.isLeftOver(volume.getLabels()))
                        .map(InspectVolumeResponse::getName)
                        .toList();
        List<String> images =
                client.listImagesCmd().withDanglingFilter(true).withLabelFilter(Labels.OWNER).exec().stream()
                        .filter(image -> Labels.isLeftOver(image.getLabels()))
                        .map(Image::getId)
                        .toList();
        return new Leftovers(containers, volumes, images);
    }

    public boolean isEmpty() {
        return containers.isEmpty() && volumes.isEmpty() && images.isEmpty();
    }

    /** Removes them. What another process removes at the same time is removed all the same. */
    public void remove() {
        DockerClient client = client();
        containers.forEach(id -> gone(() -> client.removeContainerCmd(id)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec()));
        volumes.forEach(name -> gone(() -> client.removeVolumeCmd(name).exec()));
        images.forEach(id -> gone(() -> client.removeImageCmd(id).exec()));
    }

    private static void gone(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException | ConflictException removedByAnother) {
            // Gone, or on its way.
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
