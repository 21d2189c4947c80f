package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** A real engine, found by each of the settings that may name it, and by none that names another engine. */
@Tag("container")
@NeedsContainers
class NamedEngineTest {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path home;

    private URI engine;

    @BeforeEach
    void a_home_where_nothing_is_set() {
        engine = DockerClientFactory.instance().getTransportConfig().getDockerHost();
        environment.put("HOME", home.toString());
    }

    @Test
    void by_its_address() throws IOException, InterruptedException {
        environment.put("DOCKER_HOST", engine.toString());
        assertThat(found("lockstep")).startsWith("Answering").contains("at " + engine + " (by DOCKER_HOST)");
    }

    @Test
    void by_its_address_where_the_configuration_cannot_be_read() throws IOException, InterruptedException {
        Files.writeString(Files.createDirectory(home.resolve(".docker")).resolve("config.json"), "{");
        environment.put("DOCKER_HOST", engine.toString());
        assertThat(found("lockstep")).startsWith("Answering").contains("at " + engine + " (by DOCKER_HOST)");
    }

    @Test
    void by_the_current_context() throws IOException, InterruptedException {
        Path config = context();
        Files.writeString(config.resolve("config.json"), "{\"currentContext\":\"mine\"}");
        environment.put("DOCKER_CONFIG", config.toString());
        assertThat(found("lockstep"))
                .startsWith("Answering")
                .contains("at " + engine + " (by the context \"mine\", currentContext of " + config + "/config.json)");
    }

    @Test
    void by_the_context_of_the_environment() throws IOException, InterruptedException {
        environment.put("DOCKER_CONFIG", context().toString());
        environment.put("DOCKER_CONTEXT", "mine");
        assertThat(found("lockstep")).startsWith("Answering").contains("(by the context \"mine\", DOCKER_CONTEXT)");
    }

    /** Without a setting, Testcontainers tries one engine after another. */
    @Test
    void an_engine_that_does_not_answer_is_not_replaced_by_one_that_does() throws IOException, InterruptedException {
        assumeThat(engine.getScheme()).isEqualTo("unix");
        Files.createSymbolicLink(home.resolve("docker.sock"), Path.of(engine.getPath()));
        environment.put("XDG_RUNTIME_DIR", home.toString());
        environment.put("DOCKER_HOST", "unix:///nowhere/docker.sock");

        assertThat(found("testcontainers")).startsWith("unix://").doesNotContain("nowhere");
        assertThat(found("lockstep"))
                .startsWith(
                        "Missing[reason=there is no container engine at unix:///nowhere/docker.sock (by DOCKER_HOST)");
    }

    private Path context() throws IOException {
        Path config = home.resolve("configuration");
        Path folder = config.resolve("contexts/meta").resolve(Sha256.ofText("mine"));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("meta.json"), "{\"Endpoints\":{\"docker\":{\"Host\":\"" + engine + "\"}}}");
        return config;
    }

    /** Asks in a separate process, because Testcontainers chooses its engine only once. */
    private String found(String search) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineToName.class.getName(),
                        search)
                .redirectError(home.resolve("complaints").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER_") || name.startsWith("XDG_"));
        builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(home.resolve("complaints").toString()).isZero();
        return lines.get(lines.size() - 1);
    }
}
