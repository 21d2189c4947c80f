package org.testcontainers;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * Tells Testcontainers which engine to use. The library has no public way for this: it tries one engine after another
 * until one answers, which may be another engine than the user named. It keeps its choice in a field of this package.
 */
public final class ChosenStrategy {

    private ChosenStrategy() {}

    /**
     * Sets the strategy, unless the library has already made its choice in this process.
     *
     * @return the address of the engine that the library chose before, if it is another one
     */
    public static Optional<URI> set(DockerClientProviderStrategy chosen) {
        DockerClientFactory factory = DockerClientFactory.instance();
        synchronized (factory) {
            if (factory.strategy == null) {
                factory.strategy = chosen;
            }
            URI used = factory.strategy.getTransportConfig().getDockerHost();
            return used.equals(chosen.getTransportConfig().getDockerHost()) ? Optional.empty() : Optional.of(used);
        }
    }
}
