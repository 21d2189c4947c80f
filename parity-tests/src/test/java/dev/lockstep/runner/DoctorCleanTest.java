package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** Containers whose owner is unknown: a user sees them before they are removed. */
@Tag("container")
class DoctorCleanTest {

    /** A label as an earlier version wrote it. */
    private static final String OLDER = "0123abcd-0123-abcd-0123-0123456789ab/pid:[4026531836]/7/12345";

    private final List<String> made = new ArrayList<>();

    private DockerClient client;
    private String image;

    @BeforeEach
    void an_image() {
        // Finds the engine that the settings name, before Testcontainers looks for one.
        assertThat(Terminal.run("doctor").out()).contains("here     container engine");
        client = DockerClientFactory.instance().client();
        image = new ImageFromDockerfile()
                .withFileFromString("Dockerfile", "FROM scratch\nCOPY file /file\n")
                .withFileFromString("file", "content")
                .get();
    }

    @AfterEach
    void nothing_is_left() {
        made.stream()
                .filter(this::exists)
                .forEach(id -> client.removeContainerCmd(id).withForce(true).exec());
        client.removeImageCmd(image).withForce(true).exec();
    }

    @Test
    void what_is_in_doubt_is_listed_and_removed_only_with_clean() {
        String doubtful = container(Map.of("dev.lockstep.kind", "server", "dev.lockstep.owner", OLDER));
        String another = container(Map.of("dev.lockstep.owner", OLDER));

        assertThat(Terminal.run("doctor").out())
                .contains("possibly left by killed walks; removed only by --clean:")
                .contains("  container " + doubtful + " of an unknown process: its label is not of the form")
                .doesNotContain(another);
        assertThat(exists(doubtful)).isTrue();

        assertThat(Terminal.run("doctor", "--clean").out())
                .contains("  container " + doubtful + " of an unknown process: its label is not of the form")
                .contains("removed: container " + doubtful);
        assertThat(exists(doubtful)).isFalse();
        assertThat(exists(another)).isTrue();
    }

    private String container(Map<String, String> labels) {
        String id = client.createContainerCmd(image)
                .withCmd("never")
                .withLabels(labels)
                .exec()
                .getId();
        made.add(id);
        return id;
    }

    private boolean exists(String id) {
        try {
            client.inspectContainerCmd(id).exec();
            return true;
        } catch (NotFoundException gone) {
            return false;
        }
    }
}
