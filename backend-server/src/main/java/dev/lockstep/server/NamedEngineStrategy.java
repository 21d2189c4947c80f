package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DefaultDockerClientConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientImpl;
import org.testcontainers.shaded.com.github.dockerjava.core.LocalDirectorySSLConfig;

/** Connects Testcontainers to the engine that the settings name, instead of a search. */
final class NamedEngineStrategy extends DockerClientProviderStrategy {

    /** An API version that every engine in use has; Testcontainers falls back to it as well. */
    private static final String API = "1.32";

    private final NamedEngine engine;
    private final TransportConfig transport;
    private final DockerClient client;
    private final Info info;

    /**
     * Connects.
     *
     * @param engine the engine
     * @param readableConfig whether the docker command's {@code config.json} can be understood; without it,
     *     Testcontainers' own client, which reads the passwords of registries from there, cannot be used
     * @throws RuntimeException if the engine does not answer
     */
    NamedEngineStrategy(NamedEngine engine, boolean readableConfig) {
        this.engine = engine;
        this.transport = TransportConfig.builder()
                .dockerHost(engine.address())
                .sslConfig(certificates(engine))
                .build();
        this.client = readableConfig ? getClientForConfig(transport) : withoutConfig();
        this.info = client.infoCmd().exec();
    }

    @Override
    public String getDescription() {
        return engine.title();
    }

    @Override
    public TransportConfig getTransportConfig() {
        return transport;
    }

    @Override
    public DockerClient getDockerClient() {
        return client;
    }

    @Override
    public Info getInfo() {
        return info;
    }

    /**
     * Returns the host of published ports. Testcontainers would ask the engine, and in a container it would return
     * another address.
     */
    @Override
    public String getDockerHostIpAddress() {
        return "127.0.0.1";
    }

    /** The library takes a null as "no TLS". */
    private static SSLConfig certificates(NamedEngine engine) {
        return engine.certificates()
                .map(folder -> new LocalDirectorySSLConfig(folder.toString()))
                .orElse(null);
    }

    private DockerClient withoutConfig() {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(engine.address().toString())
                .withDockerConfig(null)
                .withDockerContext(null)
                .withApiVersion(API)
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(engine.address())
                        .sslConfig(transport.getSslConfig())
                        .build());
    }
}
