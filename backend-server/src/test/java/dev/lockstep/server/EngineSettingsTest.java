package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every setting that names a container engine is used or refused, and never ignored. Only the test's own home folder is
 * read.
 */
class EngineSettingsTest {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path home;

    private Path config;

    @BeforeEach
    void a_home_with_two_contexts() throws IOException {
        config = home.resolve(".docker/config.json");
        context("mine", "{\"Name\":\"mine\",\"Endpoints\":{\"docker\":{\"Host\":\"unix:///run/mine.sock\"}}}");
        context("other", "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://127.0.0.1:9\",\"SkipTLSVerify\":false}}}");
    }

    @Test
    void where_nothing_is_set_the_socket_of_the_machine_is_used() throws UnusableSettingException {
        assertThat(title()).isEqualTo("unix://" + home + "/system.sock (the default, as nothing names an engine)");
    }

    @Test
    void where_nothing_is_set_and_the_machine_has_no_socket_that_of_the_user_is_used()
            throws IOException, UnusableSettingException {
        environment.put("XDG_RUNTIME_DIR", home.toString());
        Files.createFile(home.resolve("docker.sock"));
        assertThat(title()).startsWith("unix://" + home + "/docker.sock (");
        Files.createFile(home.resolve("system.sock"));
        assertThat(title()).startsWith("unix://" + home + "/system.sock (");
    }

    @Test
    void the_current_context_is_used() throws IOException, UnusableSettingException {
        Files.writeString(config, "{\"auths\":{},\"currentContext\":\"mine\"}");
        assertThat(title())
                .isEqualTo("unix:///run/mine.sock (by the context \"mine\", currentContext of " + config + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"currentContext\":\"\"}", "{\"currentContext\":\"default\"}"})
    void a_configuration_that_names_no_context_names_no_engine(String json)
            throws IOException, UnusableSettingException {
        Files.writeString(config, json);
        assertThat(title()).endsWith("(the default, as nothing names an engine)");
    }

    @Test
    void the_variable_outranks_the_current_context() throws IOException, UnusableSettingException {
        Files.writeString(config, "{\"currentContext\":\"mine\"}");
        environment.put("DOCKER_CONTEXT", "other");
        assertThat(title()).isEqualTo("tcp://127.0.0.1:9 (by the context \"other\", DOCKER_CONTEXT)");
        environment.put("DOCKER_CONTEXT", "default");
        assertThat(title()).isEqualTo("unix://" + home + "/system.sock (by DOCKER_CONTEXT=default)");
    }

    /** The docker command does the same, and says so when it lists its contexts. */
    @Test
    void a_host_outranks_a_context_and_says_so() throws UnusableSettingException {
        environment.put("DOCKER_CONTEXT", "other");
        environment.put("DOCKER_HOST", "unix:///run/named.sock");
        assertThat(title()).isEqualTo("unix:///run/named.sock (by DOCKER_HOST, over DOCKER_CONTEXT=other)");
    }

    @Test
    void an_empty_variable_is_not_set() throws IOException, UnusableSettingException {
        Files.writeString(config, "{\"currentContext\":\"mine\"}");
        environment.putAll(Map.of("DOCKER_HOST", "", "DOCKER_CONTEXT", "", "DOCKER_CONFIG", ""));
        assertThat(title()).startsWith("unix:///run/mine.sock ");
    }

    @Test
    void another_configuration_folder_has_other_contexts() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        environment.put("DOCKER_CONFIG", elsewhere.toString());
        Files.writeString(elsewhere.resolve("config.json"), "{\"currentContext\":\"mine\"}");
        refused()
                .hasMessageContaining("the context \"mine\", named by currentContext of " + elsewhere)
                .hasMessageContaining("there is no " + elsewhere + "/contexts/meta/");
    }

    @Test
    void a_context_that_does_not_exist_is_refused() {
        environment.put("DOCKER_CONTEXT", "absent");
        refused()
                .hasMessageStartingWith("the context \"absent\", named by DOCKER_CONTEXT, does not exist: there is no "
                        + home + "/.docker/contexts/meta/")
                .hasMessageEndingWith("DOCKER_HOST=unix:///var/run/docker.sock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"currentContext\": ", "[]", "{\"currentContext\": 5}", "{} {}"})
    void a_configuration_that_cannot_be_understood_is_refused(String json) throws IOException {
        Files.writeString(config, json);
        refused()
                .hasMessageContaining(config.toString())
                .hasMessageEndingWith(
                        "mend " + config + ", or name the engine itself: DOCKER_HOST=unix:///var/run/docker.sock");
    }

    @Test
    void a_host_needs_no_configuration() throws IOException, UnusableSettingException {
        Files.writeString(config, "{\"currentContext\": ");
        environment.put("DOCKER_HOST", "unix:///run/named.sock");
        assertThat(title()).isEqualTo("unix:///run/named.sock (by DOCKER_HOST)");
        assertThat(settings().hasReadableConfig()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Endpoints\":{\"docker\":{}}}", "{\"Endpoints\":{\"docker\":{\"Host\":\"\"}}}"})
    void a_context_without_an_engine_is_refused(String json) throws IOException {
        context("mine", json);
        environment.put("DOCKER_CONTEXT", "mine");
        refused().hasMessageContaining("the context \"mine\", named by DOCKER_CONTEXT, names no engine");
    }

    @Test
    void a_context_over_ssh_is_refused() throws IOException {
        context("far", "{\"Endpoints\":{\"docker\":{\"Host\":\"ssh://me@far\"}}}");
        environment.put("DOCKER_CONTEXT", "far");
        refused()
                .hasMessageStartingWith("the engine ssh://me@far of the context \"far\", named by DOCKER_CONTEXT (see "
                        + home + "/.docker/contexts/meta/")
                .hasMessageContaining("is reached over SSH")
                .hasMessageEndingWith("DOCKER_HOST=unix:///var/run/docker.sock");
    }

    @Test
    void a_context_over_tls_is_refused_with_the_settings_that_work() throws IOException {
        context("safe", "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://127.0.0.1:2376\"}}}");
        Path certificates = home.resolve(".docker/contexts/tls")
                .resolve(Sha256.ofText("safe"))
                .resolve("docker");
        Files.createDirectories(certificates);
        environment.put("DOCKER_CONTEXT", "safe");
        refused()
                .hasMessageEndingWith(
                        "DOCKER_HOST=tcp://127.0.0.1:2376 DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH=" + certificates);
    }

    @Test
    void a_host_over_tls_needs_its_certificates() throws IOException, UnusableSettingException {
        environment.putAll(Map.of("DOCKER_HOST", "tcp://localhost", "DOCKER_TLS_VERIFY", "1"));
        refused().hasMessageContaining(home + "/.docker/ca.pem cannot be read");
        for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
            Files.createFile(home.resolve(".docker").resolve(name));
        }
        assertThat(settings().named().address()).hasToString("tcp://localhost:2376");
        assertThat(settings().named().certificates()).contains(home.resolve(".docker"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "foo",
                "/run/docker.sock",
                "unix://",
                "unix:///",
                "unix://run/docker.sock",
                "tcp://",
                "TCP://localhost:2375",
                "fd://",
                "http://localhost:2375",
                "npipe:////./pipe/docker_engine"
            })
    void a_host_that_is_no_address_is_refused_with_its_value(String value) {
        environment.put("DOCKER_HOST", value);
        refused()
                .hasMessageStartingWith("DOCKER_HOST=" + value + " is not an address")
                .hasMessageEndingWith("DOCKER_HOST=unix:///var/run/docker.sock");
    }

    @Test
    void a_socket_may_have_any_path() throws UnusableSettingException {
        environment.put("DOCKER_HOST", "unix:///home/a b/%41.sock");
        assertThat(settings().named().address().getPath()).isEqualTo("/home/a b/%41.sock");
    }

    @Test
    void a_host_of_testcontainers_is_used() throws IOException, UnusableSettingException {
        testcontainers("docker.host=unix:///run/second.sock\ndocker.client.strategy=some.Strategy\n");
        assertThat(title()).isEqualTo("unix:///run/second.sock (by docker.host of " + propertiesFile() + ")");
        testcontainers("docker.host=unix:///run/second.sock\ntc.host=unix:///run/first.sock\n");
        assertThat(title()).isEqualTo("unix:///run/first.sock (by tc.host of " + propertiesFile() + ")");
    }

    @Test
    void two_files_that_name_two_engines_are_refused_and_two_that_name_one_are_not()
            throws IOException, UnusableSettingException {
        Files.writeString(config, "{\"currentContext\":\"mine\"}");
        testcontainers("tc.host=unix:///run/second.sock\n");
        refused()
                .hasMessageStartingWith("two engines are named, unix:///run/mine.sock (by the context \"mine\"")
                .hasMessageContaining("unix:///run/second.sock (by tc.host of " + propertiesFile() + ")")
                .hasMessageEndingWith(
                        "choose one: DOCKER_HOST=unix:///run/mine.sock or DOCKER_HOST=unix:///run/second.sock");
        testcontainers("tc.host=unix:///run/mine.sock\n");
        assertThat(title()).startsWith("unix:///run/mine.sock ");
    }

    @Test
    void a_variable_outranks_the_file_of_testcontainers_and_says_so() throws IOException, UnusableSettingException {
        testcontainers("tc.host=unix:///run/second.sock\n");
        environment.put("DOCKER_CONTEXT", "mine");
        assertThat(title())
                .endsWith("(by the context \"mine\", DOCKER_CONTEXT, over tc.host of " + propertiesFile() + ")");
        environment.put("DOCKER_HOST", "unix:///run/named.sock");
        assertThat(title())
                .endsWith("(by DOCKER_HOST, over DOCKER_CONTEXT=mine and tc.host of " + propertiesFile() + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tc.host=nowhere", "docker.host=unix:///x.sock\ndocker.tls.verify=1", "a=\\u12"})
    void a_file_of_testcontainers_that_cannot_be_used_is_refused(String content) throws IOException {
        testcontainers(content);
        refused().hasMessageContaining(propertiesFile().toString());
    }

    @Test
    void a_search_of_testcontainers_is_refused() {
        environment.put("TESTCONTAINERS_DOCKER_CLIENT_STRATEGY", "some.Strategy");
        refused().hasMessageStartingWith("TESTCONTAINERS_DOCKER_CLIENT_STRATEGY=some.Strategy asks for a search");
    }

    @Test
    void containers_that_are_reached_on_another_machine_are_refused() throws UnusableSettingException {
        environment.put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
        assertThat(title()).isNotEmpty();
        environment.put("TESTCONTAINERS_HOST_OVERRIDE", "far.example");
        refused().hasMessageStartingWith("TESTCONTAINERS_HOST_OVERRIDE=far.example ");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused() {
        return assertThatThrownBy(() -> settings().named()).isInstanceOf(UnusableSettingException.class);
    }

    private String title() throws UnusableSettingException {
        return settings().named().title();
    }

    private EngineSettings settings() {
        return new EngineSettings(
                environment, home, new TestcontainersSettings(propertiesFile()), home.resolve("system.sock"));
    }

    private Path propertiesFile() {
        return home.resolve(".testcontainers.properties");
    }

    private void testcontainers(String content) throws IOException {
        Files.writeString(propertiesFile(), content);
    }

    /** Writes a context where the docker command puts it: below the SHA-256 of its name. */
    private void context(String name, String meta) throws IOException {
        Path folder = home.resolve(".docker/contexts/meta").resolve(Sha256.ofText(name));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("meta.json"), meta);
    }
}
