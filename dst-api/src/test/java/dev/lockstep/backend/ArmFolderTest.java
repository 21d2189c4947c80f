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
}
