package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If the user has named an engine and it does not answer, the engine at the default socket is not used instead. */
class EngineSearchTest {

    @TempDir
    private Path home;

    private ServerSocketChannel listening;

    @BeforeEach
    void somebody_listens_at_the_default_socket() throws IOException {
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(home.resolve("system.sock")));
        listening.configureBlocking(false);
    }

    @AfterEach
    void nobody_listens_any_more() throws IOException {
        listening.close();
    }

    @Test
    void the_default_socket_is_the_one_that_would_be_taken() throws UnusableSettingException {
        assertThat(settings(Map.of()).named().address().getPath())
                .isEqualTo(home.resolve("system.sock").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "DOCKER_HOST, unix:///nowhere/docker.sock, there is no container engine at unix:///nowhere/docker.sock (by DOCKER_HOST)",
        "DOCKER_HOST, tcp://127.0.0.1:1, no container engine answers at tcp://127.0.0.1:1 (by DOCKER_HOST)",
        "DOCKER_HOST, tcp://far.example:2375, the container engine tcp://far.example:2375 (by DOCKER_HOST) is on another",
        "DOCKER_HOST, nonsense, DOCKER_HOST=nonsense is not an address",
        "DOCKER_CONTEXT, absent, 'the context \"absent\", named by DOCKER_CONTEXT, does not exist'"
    })
    void an_engine_that_cannot_be_used_is_refused_and_no_other_is_asked(String name, String value, String reason)
            throws IOException, InterruptedException {
        ContainerEngine found = EngineSearch.search(settings(Map.of(name, value)));

        assertThat(found)
                .isInstanceOfSatisfying(
                        ContainerEngine.Missing.class,
                        missing -> assertThat(missing.reason()).startsWith(reason));
        try (SocketChannel asked = listening.accept()) {
            assertThat(asked).isNull();
        }
    }

    private EngineSettings settings(Map<String, String> environment) {
        return new EngineSettings(
                environment,
                home,
                new TestcontainersSettings(home.resolve(".testcontainers.properties")),
                home.resolve("system.sock"));
    }
}
