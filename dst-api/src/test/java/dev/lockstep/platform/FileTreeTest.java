package dev.lockstep.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    private Path folder;

    @Test
    void everything_below_a_folder_goes_with_it_and_the_target_of_a_link_stays() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "");
        Path root = Files.createDirectories(folder.resolve("root/below")).getParent();
        Files.writeString(root.resolve("below/file"), "");
        Files.createSymbolicLink(root.resolve("link"), kept);

        new FileTree(root).delete();

        assertThat(root).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void there_is_nothing_to_delete_where_nothing_is() throws IOException {
        new FileTree(folder.resolve("absent")).delete();

        assertThat(folder).isEmptyDirectory();
    }
}
