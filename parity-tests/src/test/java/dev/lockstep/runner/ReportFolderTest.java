package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.assembly.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @TempDir
    private Path temp;

    private ReportFolder folders() {
        return new ReportFolder(temp.resolve("lockstep-out"));
    }

    @Test
    void a_new_run_gets_a_separate_folder() {
        assertThat(folders().create(Optional.empty(), "h2-seed-1"))
                .isEqualTo(temp.resolve("lockstep-out/h2-seed-1"))
                .isEmptyDirectory();
    }

    @Test
    void the_same_run_again_gets_a_numbered_one() {
        folders().create(Optional.empty(), "h2-seed-1");
        folders().create(Optional.empty(), "h2-seed-1");

        assertThat(folders().create(Optional.empty(), "h2-seed-1")).hasFileName("h2-seed-1-3");
    }

    @Test
    void a_folder_that_was_asked_for_is_made_with_its_parents() {
        Path asked = temp.resolve("a/b");

        assertThat(folders().create(Optional.of(asked), "h2-seed-1"))
                .isEqualTo(asked)
                .isEmptyDirectory();
    }

    @Test
    void a_folder_that_holds_something_is_refused() throws IOException {
        Files.writeString(temp.resolve("report.json"), "{}");

        assertThatThrownBy(() -> folders().create(Optional.of(temp), "h2-seed-1"))
                .isInstanceOf(InputException.class)
                .hasMessage("--out: " + temp
                        + " is not empty, and an earlier report is never overwritten; name another folder");
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.writeString(temp.resolve("taken"), "");

        assertThatThrownBy(() -> folders().create(Optional.of(file), "h2-seed-1"))
                .isInstanceOf(InputException.class)
                .hasMessage("--out: cannot write to " + file
                        + " (a file has the name of a folder that is needed); name another folder");
    }

    @Test
    void a_folder_of_the_kernel_is_refused() {
        Path kernel = Path.of("/proc/lockstep");

        assertThatThrownBy(() -> folders().create(Optional.of(kernel), "h2-seed-1"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--out: cannot write to /proc/lockstep (");
    }
}
