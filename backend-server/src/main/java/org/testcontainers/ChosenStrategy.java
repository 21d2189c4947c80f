package org.testcontainers;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * Gives Testcontainers the engine that it is to use. The library has no public way for this: left to itself it tries one engine
 * after another until one answers, and so ends at another engine than the one that somebody named. It keeps its choice in a
 * field of this package.
 */
public final class ChosenStrategy {

    private ChosenStrategy() {}

    /**
     * Sets the strategy, unless the library has made its choice in this process.
     *
     * @return the address of an engine that was chosen before and is another one
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
