package dev.lockstep.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.artifact.EngineUnavailableException.Reason;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {

    private static final SystemUnderTest MINE = new SystemUnderTest(
            "mine", "My Own", List.of("org.mine:core", "org.mine:tools"), "1.0", "sql", Set.of(), Map.of());

    @TempDir
    private Path root;

    private Repository repository;

    @BeforeEach
    void two_versions_are_published() throws IOException {
        repository = Repository.in(root);
        repository.publish("core", "1.0", "zlib:3:compile", "asm:4:runtime", "junit:5:test");
        repository.publish("tools", "1.0", "core:1.0:compile", "cli:6:compile");
        repository.publish("core", "2.0");
        repository.publish("tools", "2.0");
        for (String needed : List.of("zlib:3", "asm:4", "cli:6")) {
            repository.publish(needed.split(":")[0], needed.split(":")[1]);
        }
    }

    @Test
    void the_jars_of_a_version_come_own_first_then_what_they_need_at_run_time() throws Exception {
        Engine engine = repository.resolver().resolve(MINE, "1.0");

        assertThat(engine.system()).isEqualTo(MINE);
        assertThat(engine.version()).isEqualTo("1.0");
        assertThat(names(engine))
                .containsExactly("core-1.0.jar", "tools-1.0.jar", "zlib-3.jar", "asm-4.jar", "cli-6.jar");
        assertThat(engine.jars()).allMatch(Files::isRegularFile);
    }

    @Test
    void an_artifact_may_belong_to_some_versions_only() throws Exception {
        SystemUnderTest mine = new SystemUnderTest(
                "mine",
                "My Own",
                List.of("org.mine:core", "org.mine:zlib:3 since 2.0", "org.mine:cli:6 before 2.0"),
                "1.0",
                "sql",
                Set.of(),
                Map.of());

        assertThat(names(repository.resolver().resolve(mine, "1.0")))
                .containsExactly("core-1.0.jar", "cli-6.jar", "zlib-3.jar", "asm-4.jar");
        assertThat(names(repository.resolver().resolve(mine, "2.0"))).containsExactly("core-2.0.jar", "zlib-3.jar");
    }

    private static List<String> names(Engine engine) {
        return engine.jars().stream().map(jar -> jar.getFileName().toString()).toList();
    }

    @Test
    void a_version_that_was_fetched_once_is_found_offline() throws Exception {
        Engine fetched = repository.resolver().resolve(MINE, "1.0");
        try (Stream<Path> all = Files.walk(repository.remote())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        assertThat(repository.resolver().resolve(MINE, "1.0")).isEqualTo(fetched);
        assertThat(repository.offline().resolve(MINE, "1.0")).isEqualTo(fetched);
    }

    @Test
    void a_version_that_no_repository_has_is_unknown() {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> repository.resolver().resolve(MINE, "9.9"))
                .withMessageContainingAll("9.9", "My Own", "org.mine:core:9.9 is not in shop", "such as 1.0")
                .extracting(EngineUnavailableException::reason)
                .isEqualTo(Reason.UNKNOWN_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1.0,2.0)", "LATEST", "RELEASE", "1.0:sources", "../1.0", "1.0,2.0"})
    void a_version_that_may_move_is_unknown(String version) {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> repository.resolver().resolve(MINE, version))
                .withMessageContaining("not the name of one fixed version")
                .extracting(EngineUnavailableException::reason)
                .isEqualTo(Reason.UNKNOWN_VERSION);
    }

    @Test
    void a_version_that_is_not_in_the_local_repository_is_unreachable_offline() {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> repository.offline().resolve(MINE, "1.0"))
                .withMessageContainingAll("My Own 1.0", "offline")
                .extracting(EngineUnavailableException::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_version_is_unreachable_when_the_repository_does_not_answer() throws IOException {
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = socket.getLocalPort();
        }
        Resolver resolver = repository.resolver("http://localhost:" + nobodyListens, false);

        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> resolver.resolve(MINE, "1.0"))
                .withMessageContainingAll("My Own 1.0", "Check the network")
                .extracting(EngineUnavailableException::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_jar_that_its_pom_promises_but_no_repository_has_is_named() throws IOException {
        Files.delete(repository.remote().resolve("org/mine/asm/4/asm-4.jar"));

        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> repository.resolver().resolve(MINE, "1.0"))
                .withMessageContaining("org.mine:asm:4 is not in shop");
    }

    @Test
    void two_versions_are_loaded_side_by_side_and_see_nothing_of_lockstep() throws Exception {
        try (EngineLoader one = new EngineLoader(repository.resolver().resolve(MINE, "1.0"));
                EngineLoader two = new EngineLoader(repository.resolver().resolve(MINE, "2.0"))) {

            assertThat(one.classLoader().getResourceAsStream("who.txt")).hasContent("core 1.0");
            assertThat(two.classLoader().getResourceAsStream("who.txt")).hasContent("core 2.0");
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> one.type("dev.lockstep.system.Engine"))
                    .withMessageContaining("My Own 1.0");
            assertThat(one.type("java.sql.Driver")).isSameAs(Driver.class);
        }
    }

    @Test
    void the_releases_between_two_are_those_that_the_repository_lists_the_oldest_first() throws Exception {
        repository.list("core", "2.10", "0.9", "1.0", "2.0-rc1", "2.0", "2.2", "3.0");

        assertThat(repository.resolver().releases(MINE, "1.0", "2.10")).containsExactly("1.0", "2.0", "2.2", "2.10");
        assertThat(repository.resolver().releases(MINE, "1.5", "2.5")).containsExactly("2.0", "2.2");
    }

    @Test
    void a_range_without_a_release_is_an_error_that_names_it() throws Exception {
        repository.list("core", "1.0", "2.0-rc1");

        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(() -> repository.resolver().releases(MINE, "1.5", "2.5"))
                .withMessageContainingAll("no repository names a release of My Own between 1.5 and 2.5");
    }
}
