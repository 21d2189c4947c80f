package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmLogTest {

    @TempDir
    private Path root;

    private ArmFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = ArmFolder.create(root.resolve("arm"));
    }

    private Path file() {
        return folder.scratch().resolve("programs.log");
    }

    @Test
    void words_are_on_disk_with_the_name_of_their_program_as_soon_as_they_are_said() throws IOException {
        folder.log().said("shell ended with 1", "  cannot open\n");
        folder.log().said("shell ended with 0", " \n");
        folder.log().said("server", "bye");

        assertThat(Files.readString(file())).isEqualTo("[shell ended with 1]\ncannot open\n[server]\nbye\n");
    }

    @Test
    void of_many_words_only_the_last_are_kept_and_the_first_line_says_so() throws IOException {
        for (int line = 1; line <= 50_000; line++) {
            folder.log().said("server", "line " + line + " of many");
        }

        String kept = Files.readString(file());
        assertThat(kept.length()).isBetween(ArmLog.KEPT, 2 * ArmLog.KEPT);
        assertThat(kept).startsWith("(").endsWith("line 50000 of many\n").contains(" bytes before)\n");
    }

    @Test
    void one_flood_of_words_takes_no_more_room() throws IOException {
        folder.log().said("server", "x".repeat(10 * ArmLog.KEPT) + " and the end");

        assertThat(Files.readString(file())).hasSize(ArmLog.KEPT).endsWith(" and the end\n");
    }

    @Test
    void the_end_of_a_file_is_said_if_there_is_one() throws IOException {
        folder.log().wrote("trace", root.resolve("none"));
        assertThat(file()).doesNotExist();

        folder.log().wrote("trace", Files.writeString(root.resolve("trace"), "it failed"));
        assertThat(Files.readString(file())).isEqualTo("[trace]\nit failed\n");
    }

    @Test
    void words_that_cannot_be_written_are_lost_and_nothing_else_is() throws IOException {
        new FileTree(root.resolve("arm")).delete();

        folder.log().said("server", "bye");

        assertThat(file()).doesNotExist();
    }
}
