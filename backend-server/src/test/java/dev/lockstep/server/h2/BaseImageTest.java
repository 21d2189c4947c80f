package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.NeedsContainers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** A server on a base image that a user could have: it has Java on its path, and its own command. */
@Tag("container")
@NeedsContainers
class BaseImageTest {

    @TempDir
    private Path root;

    @Test
    void a_server_runs_on_a_base_image_that_has_java() throws IOException {
        String nothing = imageFromNothing();
        String base = new ImageFromDockerfile()
                .withFileFromString(
                        "Dockerfile",
                        "FROM " + nothing + "\nENV PATH=/opt/java/bin\nENTRYPOINT [\"java\"]\nCMD [\"-version\"]\n")
                .get();

        try (Arm arm = open("on-base", base)) {
            assertThat(arm.ask(Arm.query("1 + 1", ""))).isEqualTo(new Rows(List.of(Row.of(Cell.number(2)))));
            assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
            assertThat(arm.backend().description()).doesNotContainEntry("image", nothing);
        }
    }

    @Test
    void a_base_image_without_java_is_reported_as_such() throws IOException {
        String withoutJavaOnItsPath = imageFromNothing();
        assertThatThrownBy(() -> open("without-java", withoutJavaOnItsPath))
                .hasMessageContaining("could not be started: the container did not start")
                .hasMessageContaining("executable file not found");
    }

    @Test
    void a_base_image_that_is_nowhere_is_named() {
        assertThatThrownBy(() -> open("nowhere", "localhost:1/nowhere/java:17"))
                .hasMessageStartingWith(
                        "the base image localhost:1/nowhere/java:17 is not on this machine and cannot be pulled (");
    }

    private String imageFromNothing() throws IOException {
        try (Arm arm = Arm.open(root.resolve("from-nothing"), new ContainerLauncher(Optional.empty()))) {
            return arm.backend().description().get("image");
        }
    }

    private Arm open(String folder, String base) throws IOException {
        return Arm.open(root.resolve(folder), new ContainerLauncher(Optional.of(base)));
    }
}
