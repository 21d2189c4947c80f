package dev.lockstep.server;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that contains a server which is not a set of jars. It is run unchanged, and only in a container.
 *
 * @param name the name of the image
 * @param command its command; empty for the image's own
 * @param environment variables of its environment
 * @param ports the ports of loopback at which its ports are published, by the ports inside
 * @param volume the folder inside with the server's data; empty if nothing outlives the container
 */
public record OwnImage(
        String name,
        List<String> command,
        Map<String, String> environment,
        SortedMap<Integer, Integer> ports,
        Optional<String> volume) {

    /** The file in the arm's folder with the data that an earlier container has left. It keeps owners and modes. */
    static final String LEFT = "volume.tar";

    public OwnImage {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }
}
