package dev.lockstep.server;

import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** The objects in a container engine that belong to one process. There are none after its servers are closed. */
public final class OwnRemains {

    private OwnRemains() {}

    /** Those of this process. */
    public static List<String> here() {
        return of(owner());
    }

    /** The label of this process. */
    public static String owner() {
        return Owner.self().label();
    }

    /** Those of the process with this label. */
    static List<String> of(String owner) {
        var client = DockerClientFactory.instance().client();
        String label = Labels.OWNER + "=" + owner;
        List<String> remains = new ArrayList<>();
        client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec()
                .forEach(container -> remains.add("container " + container.getId()));
        client.listVolumesCmd()
                .withFilter("label", List.of(label))
                .exec()
                .getVolumes()
                .forEach(volume -> remains.add("volume " + volume.getName()));
        return remains;
    }
}
