package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import dev.lockstep.server.Leftover.Thing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * The remains of killed walks in the container engine: containers, volumes and unfinished images that carry Lockstep's
 * labels. Other objects are ignored. A finished image is kept for the next walk.
 *
 * @param ended objects whose owner is a process of this user and has certainly ended
 * @param inDoubt objects whose owner may still live, such as another user's process
 */
public record Leftovers(List<Leftover> ended, List<Leftover> inDoubt) {

    public Leftovers {
        ended = List.copyOf(ended);
        inDoubt = List.copyOf(inDoubt);
    }

    /** Looks for remains. May be called only if {@link ContainerEngine#find} has found an engine. */
    public static Leftovers find() {
        DockerClient client = DockerClientFactory.instance().client();
        Stream<Optional<Leftover>> containers =
                client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(Labels.OWNER)).exec().stream()
                        .map(each -> Leftover.of(Thing.CONTAINER, each.getId(), each.getLabels()));
        Stream<Optional<Leftover>> volumes =
                client.listVolumesCmd().withFilter("label", List.of(Labels.OWNER)).exec().getVolumes().stream()
                        .map(each -> Leftover.of(Thing.VOLUME, each.getName(), each.getLabels()));
        Stream<Optional<Leftover>> images =
                client.listImagesCmd().withDanglingFilter(true).withLabelFilter(Labels.OWNER).exec().stream()
                        .map(each -> Leftover.of(Thing.IMAGE, each.getId(), each.getLabels()));
        List<Leftover> all = Stream.of(containers, volumes, images)
                .flatMap(each -> each)
                .flatMap(Optional::stream)
                .toList();
        return new Leftovers(
                all.stream().filter(each -> each.doubt().isEmpty()).toList(),
                all.stream().filter(each -> each.doubt().isPresent()).toList());
    }

    /** Removes the objects whose owner has certainly ended. It is no error if some are still in use. */
    public void removeEnded() {
        ended.forEach(Leftover::remove);
    }
}
