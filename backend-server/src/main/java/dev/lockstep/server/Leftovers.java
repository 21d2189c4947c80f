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
 * The remains of killed walks in the container engine: containers, volumes and unfinished images that carry Lockstep's
 * labels and whose process has ended. Other objects are ignored. A finished image is kept for the next walk.
 *
 * @param containers the containers' ids
 * @param volumes the volumes' names
 * @param images the ids of images that builds left behind without a tag
 */
public record Leftovers(List<String> containers, List<String> volumes, List<String> images) {

    public Leftovers {
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
        images = List.copyOf(images);
    }

    /** Looks for remains. May be called only if {@link ContainerEngine#find} has found an engine. */
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

    /** Removes them. It is no error if another process removes some of them at the same time. */
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
            // Already removed, or being removed.
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
