package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmFolderTest {

    @TempDir
    Path root;

    @Test
    void two_arms_do_not_get_one_folder() throws IOException {
        ArmFolder.create(root.resolve("arm"));
        assertThatThrownBy(() -> ArmFolder.create(root.resolve("arm"))).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void a_store_that_nobody_holds_is_a_proof() throws IOException {
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Path store = Files.createFile(folder.data().resolve("store"));
        assertThat(folder.proveFree(store)).isTrue();
        assertThat(folder.proofs()).isEqualTo(1);
    }

    @Test
    void a_store_that_is_held_is_not_a_proof() throws IOException {
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Path store = Files.createFile(folder.data().resolve("store"));
        try (FileChannel channel = FileChannel.open(store, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(folder.proveFree(store)).isFalse();
        }
        assertThat(folder.proveFree(() -> false)).isFalse();
        assertThat(folder.proofs()).isZero();
    }

    @Test
    void a_lock_file_that_was_seen_and_then_deleted_is_a_proof() throws IOException {
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Path lock = Files.createFile(folder.data().resolve("lock"));
        folder.seeLock(lock);
        Files.delete(lock);

        assertThat(folder.proveFree(lock)).isTrue();
        assertThat(folder.proofs()).isEqualTo(1);
    }

    @Test
    void a_lock_file_that_nobody_ever_saw_proves_nothing() throws IOException {
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Path mistyped = folder.data().resolve("lokc");

        assertThatThrownBy(() -> folder.proveFree(mistyped))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("lokc", "seeLock");
        assertThatThrownBy(() -> folder.seeLock(mistyped))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no lock file " + mistyped);
        assertThat(folder.proofs()).isZero();
    }
}
