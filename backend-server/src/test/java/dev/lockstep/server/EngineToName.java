package dev.lockstep.server;

import org.testcontainers.DockerClientFactory;

/** A process that prints which container engine it found, by Lockstep's search or by that of Testcontainers. */
public final class EngineToName {

    private EngineToName() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("testcontainers")) {
            DockerClientFactory.instance().client();
            System.out.println(
                    DockerClientFactory.instance().getTransportConfig().getDockerHost());
        } else {
            System.out.println(ContainerEngine.find());
        }
        System.exit(0);
    }
}
