package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockstep.backend.ArmFolder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that cannot be started: each failure is reported with the server's own last output, and leaves nothing
 * behind.
 */
abstract class LaunchFaults {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path root;

    abstract Launcher launcher();

    @AfterEach
    void no_child_process_of_this_one_is_left() {
        // A program that watched over the server ends by itself, after the server.
        await().untilAsserted(
                        () -> assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                                .isEmpty());
    }

    @Test
    void a_server_that_cannot_start_is_reported_with_its_last_output() {
        assertFails(LONG, "org.h2.tools.NoSuchServer")
                .satisfies(failure -> assertThat(failure.lastWords()).contains("NoSuchServer"));
    }

    @Test
    void a_server_that_ends_before_it_answers_is_reported_with_its_exit_code() {
        assertFails(LONG, "org.h2.tools.Server", "-noSuchOption").satisfies(failure -> {
            assertThat(failure.getMessage()).contains("exit code 1");
            assertThat(failure.lastWords()).contains("-noSuchOption");
        });
    }

    @Test
    void a_server_that_runs_and_never_answers_is_given_up_in_time() {
        assertFails(SHORT, "org.h2.tools.Server", "-pg")
                .satisfies(failure -> assertThat(failure.getMessage()).contains("still runs"));
    }

    private AbstractThrowableAssert<?, ServerFailedException> assertFails(
            Duration limit, String mainClass, String... arguments) {
        return assertThatThrownBy(() -> launcher()
                        .launch(new Mute(mainClass, List.of(arguments)), ArmFolder.create(root.resolve("arm")), limit))
                .asInstanceOf(InstanceOfAssertFactories.throwable(ServerFailedException.class));
    }

    /** A program in H2's jar that never says that it is ready. */
    private record Mute(String mainClass, List<String> arguments) implements H2JarProgram {
        @Override
        public Command command(Place place) {
            return new Command(List.of(), mainClass, arguments);
        }

        @Override
        public boolean answers(InetSocketAddress address, Duration limit) {
            return false;
        }
    }
}
