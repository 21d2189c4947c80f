package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.ReadyRule;
import dev.lockstep.project.YamlValue;
import dev.lockstep.server.image.ImageServerForm;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** An image of somebody else, here that of H2's server, as a project file describes it. */
@Tag("container")
@NeedsContainers
class DescribedImageTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    @AfterEach
    void nothing_is_left() {
        assertThat(OwnRemains.here()).isEmpty();
    }

    private ArmContext context(String arm) throws Exception {
        return DescribedImage.context(root.resolve(arm));
    }

    private static long rows(DescribedServer.Started server, String... statements) throws Exception {
        List<Path> jars = DescribedImage.jars();
        URL[] urls = {jars.get(0).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls)) {
            Driver driver =
                    (Driver) loader.loadClass("org.h2.Driver").getConstructor().newInstance();
            String url = "jdbc:h2:tcp://127.0.0.1:" + server.names().get("port") + "/t";
            try (Connection connection = driver.connect(url, new Properties());
                    Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
                try (ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM t")) {
                    found.next();
                    return found.getLong(1);
                }
            }
        }
    }

    @Test
    void a_restart_and_a_later_server_find_the_data_and_a_restart_keeps_the_port() throws Exception {
        DescribedServer described = DescribedImage.of(DescribedImage.image(), "{log: 'TCP server running'}", root);
        ArmContext context = context("arm");
        try (DescribedServer.Started first = described.start(context, true)) {
            assertThat(rows(first, "CREATE TABLE t(a INT)", "INSERT INTO t VALUES(1), (2)"))
                    .isEqualTo(2);
            SortedSet<String> before = first.process();

            first.restart();

            assertThat(rows(first)).isEqualTo(2);
            assertThat(first.process()).doesNotContainAnyElementsOf(before);
            assertThat(first.description()).containsKey("image digest");
            assertThat(first.ended()).isEmpty();
            first.stop();
            assertThat(first.ended()).hasValueSatisfying(why -> assertThat(why).contains("has ended"));
        }
        try (DescribedServer.Started second = described.start(context, false)) {
            assertThat(rows(second, "INSERT INTO t VALUES(3)")).isEqualTo(3);
        }
    }

    @Tag("nightly")
    @Test
    void a_further_port_is_published_and_asked_by_http() throws Exception {
        try (DescribedServer.Started server =
                DescribedImage.of(DescribedImage.image(), "{port: true}", root).start(context("arm"), true)) {
            int web = Integer.parseInt(server.names().get("ports.web"));
            ReadyRule http = ReadyRule.of(YamlValue.parse(Path.of("lockstep.yaml"), "http: /"));

            for (int tries = 0; tries < 100 && !http.isReady(web, server::log); tries++) {
                Thread.sleep(100);
            }

            assertThat(http.isReady(web, server::log)).as(server.log()).isTrue();
        }
    }

    @Test
    void a_server_that_ends_at_once_and_an_image_that_is_nowhere_are_named() throws Exception {
        DescribedServer wrong = new ImageServerForm()
                .server(
                        YamlValue.parse(
                                Path.of("lockstep.yaml"),
                                "image: " + DescribedImage.image()
                                        + "\nport: 1\ncommand: [/opt/java/bin/java, -no-such-option]\n"
                                        + "ready: {port: true}\n"),
                        root);
        DescribedServer absent = DescribedImage.of("localhost:1/nobody/has-it:1", "{port: true}", root);

        assertThatThrownBy(() -> wrong.start(context("wrong"), true))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("does not begin");
        assertThatThrownBy(() -> absent.start(context("absent"), true))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("is not on this machine and cannot be pulled");
    }

    @Test
    void a_folder_with_a_dockerfile_is_built_once_for_each_content() throws Exception {
        Path folder = Files.createDirectory(root.resolve("image"));
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM " + DescribedImage.image() + "\nCOPY Dockerfile /extra\n");
        String first = BuiltImage.of(folder, "Own");
        String again = BuiltImage.of(folder, "Own");
        Files.writeString(folder.resolve("more"), "more");
        String other = BuiltImage.of(folder, "Own");
        try {
            assertThat(again).isEqualTo(first).startsWith("lockstep/own-described:");
            assertThat(other).isNotEqualTo(first);
            assertThat(KeptImage.all()).extracting(KeptImage::tag).contains(first, other);
        } finally {
            for (String tag : List.of(first, other)) {
                DockerClientFactory.instance().client().removeImageCmd(tag).exec();
            }
        }
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY nothing /\n");
        assertThatThrownBy(() -> BuiltImage.of(folder, "Own"))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("cannot be built");
    }
}
