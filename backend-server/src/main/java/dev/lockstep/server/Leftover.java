package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/**
 * An object in the container engine that carries Lockstep's labels and whose owner is not known to live.
 *
 * @param thing the kind of the object
 * @param id the engine's id or name of the object
 * @param owner the owner, for people
 * @param doubt why the owner may still live; empty if it has certainly ended
 */
public record Leftover(Thing thing, String id, String owner, Optional<String> doubt) {

    /** The kinds of objects in a container engine. */
    public enum Thing {
        /** A server, running or ended. */
        CONTAINER,
        /** The data of a server. */
        VOLUME,
        /** The remains of an unfinished build. */
        IMAGE
    }

    /** Returns the object if it is Lockstep's and its owner is not known to live. */
    static Optional<Leftover> of(Thing thing, String id, Map<String, String> labels) {
        return Labels.fate(labels)
                .filter(fate -> !(fate instanceof Fate.Lives))
                .map(fate -> new Leftover(
                        thing,
                        id,
                        Owner.parse(labels.get(Labels.OWNER))
                                .map(owner -> "process " + owner.pid())
                                .orElse("an unknown process"),
                        fate instanceof Fate.InDoubt doubt ? Optional.of(doubt.reason()) : Optional.empty()));
    }

    /**
     * Removes the object, by force.
     *
     * @return why the object is still there; empty if it is gone, also if another process removed it
     */
    public Optional<String> remove() {
        DockerClient client = DockerClientFactory.instance().client();
        try {
            switch (thing) {
                case CONTAINER ->
                    client.removeContainerCmd(id)
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                case VOLUME -> client.removeVolumeCmd(id).exec();
                case IMAGE -> client.removeImageCmd(id).exec();
            }
            return Optional.empty();
        } catch (NotFoundException removedByAnother) {
            return Optional.empty();
        } catch (ConflictException inUse) {
            return Optional.of(ServerImage.rootOf(inUse).getMessage().strip());
        }
    }
}
