package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.server.inside.LockProbe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

    @TempDir
    private Path root;

    private ArmFolder folder;

    /** The exit codes of the programs that will be run beside the server. */
    private final Deque<Integer> exits = new ArrayDeque<>();

    @BeforeEach
    void createFolder() throws IOException {
        folder = ArmFolder.create(root.resolve("arm"));
    }

    private StoreLock lock(boolean contained) {
        return new StoreLock(new Served(contained), "store.lock", Duration.ofSeconds(10));
    }

    @Test
    void a_server_on_this_machine_needs_no_process_beside_it() throws Exception {
        Files.createFile(folder.data().resolve("store.lock"));
        assertThat(lock(false).proveFree(folder)).isTrue();
        assertThat(folder.proofs()).isEqualTo(1);
        assertThat(folder.isHeld()).contains(false);
    }

    @Test
    void a_missing_file_is_no_free_lock() {
        assertThatThrownBy(() -> lock(false).proveFree(folder)).isInstanceOf(IOException.class);
        assertThat(folder.proofs()).isZero();
    }

    @Test
    void in_a_container_one_test_proves_and_the_negative_control_tests_again() throws Exception {
        exits.addAll(List.of(LockProbe.FREE, LockProbe.HELD, LockProbe.FREE));
        assertThat(lock(true).proveFree(folder)).isTrue();
        assertThat(exits).hasSize(2);
        assertThat(folder.isHeld()).contains(true);
        assertThat(folder.isHeld()).contains(false);
    }

    @Test
    void a_lock_that_becomes_free_later_is_awaited() throws Exception {
        exits.addAll(List.of(LockProbe.HELD, LockProbe.FREE));
        assertThat(lock(true).proveFree(folder)).isTrue();
        assertThat(folder.proofs()).isEqualTo(1);
    }

    @Test
    void a_test_that_fails_says_nothing_about_the_lock() {
        exits.add(1);
        assertThatThrownBy(() -> lock(true).proveFree(folder)).isInstanceOf(IOException.class);
        assertThat(folder.proofs()).isZero();
    }

    private final class Served implements RunningServer {
        private final boolean contained;

        Served(boolean contained) {
            this.contained = contained;
        }

        @Override
        public Place place() {
            return new Place(folder.data().toString(), 1, contained);
        }

        @Override
        public ToolExit run(ServerProgram.Command program, Duration limit) {
            return new ToolExit(exits.remove(), "");
        }

        @Override
        public InetSocketAddress address() {
            throw new AssertionError("nobody connects to it");
        }

        @Override
        public boolean kill() {
            throw new AssertionError("nobody kills it");
        }

        @Override
        public void revive(Duration limit) {
            throw new AssertionError("nobody kills it");
        }

        @Override
        public String lastWords() {
            return "";
        }

        @Override
        public Map<String, String> description() {
            return Map.of();
        }

        @Override
        public Optional<OpenFiles> openFiles(Duration limit) {
            return Optional.empty();
        }

        @Override
        public String process() {
            return "1";
        }

        @Override
        public void restart(Duration limit) {
            throw new AssertionError("nobody restarts it");
        }

        @Override
        public void leave(Path data, Duration limit) {}

        @Override
        public void close() {}
    }
}
