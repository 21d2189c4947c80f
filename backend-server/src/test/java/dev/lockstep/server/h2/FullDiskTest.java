package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.server.ContainerLauncher;
import dev.lockstep.server.NeedsContainers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose volume is full. */
@Tag("container")
@NeedsContainers
class FullDiskTest {

    private static final int MORE_THAN_FITS = 200;

    @TempDir
    private Path root;

    private Arm arm;

    @BeforeEach
    void a_table_on_a_small_volume() throws IOException {
        arm = Arm.open(
                root.resolve("arm"),
                new ContainerLauncher(
                        Optional.empty(),
                        Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=4m,uid=10001,gid=10001,mode=0700")));
        assertThat(arm.run("CREATE TABLE T(n INT PRIMARY KEY, body VARCHAR)")).isEqualTo(Done.affecting(0));
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void a_mutation_that_finds_no_room_is_broken_and_in_doubt_and_not_refused() {
        Outcome last = Done.UNCOUNTED;
        for (int n = 0; n < MORE_THAN_FITS && last instanceof Done; n++) {
            last = arm.run("INSERT INTO T VALUES (" + n + ", RAWTOHEX(SECURE_RAND(50000)))");
        }

        assertThat(last).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.inDoubt()).isTrue();
            assertThat(broken.evidence()).containsKey("server log");
        });
    }
}
