package dev.lockstep.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {

    private final Look look = new Look();

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(LINUX)
    void aFileOfThisProcessThatIsDeletedAndOpenIsAViolation() throws IOException {
        Path store = Files.createDirectories(folder.resolve("store"));
        Path kept = Files.writeString(store.resolve("kept"), "1");
        Path gone =
                Files.writeString(Files.createDirectories(store.resolve("old")).resolve("gone"), "1");
        Path elsewhere = Files.writeString(folder.resolve("store-of-another"), "1");
        try (InputStream one = Files.newInputStream(kept);
                InputStream two = Files.newInputStream(gone);
                InputStream three = Files.newInputStream(elsewhere)) {
            assertThat(List.of(one.read(), two.read(), three.read())).containsOnly((int) '1');
            Files.delete(gone);
            Files.delete(elsewhere);

            new DeletedFilesAreClosed().look(OpenFiles.ofThisProcess(store).orElseThrow(), look);

            assertThat(look.things()).isEqualTo(1);
            assertThat(look.violations()).containsExactly("old/gone is deleted and still open");
        }
    }

    @Test
    @EnabledOnOs(LINUX)
    void onceItIsClosedAllIsWell() throws IOException {
        Path gone = Files.writeString(folder.resolve("gone"), "1");
        Files.newInputStream(gone).close();
        Files.delete(gone);

        assertThat(OpenFiles.ofThisProcess(folder)).isEqualTo(Optional.of(new OpenFiles(List.of(), List.of())));
    }

    @Test
    void linksToOtherThingsAreNoFilesOfTheStore() {
        assertThat(OpenFiles.of(
                        List.of("socket:[17]", "/data-2/b", "/data/c (deleted)", "/data/a", "/data/a"), "/data/"))
                .isEqualTo(new OpenFiles(List.of("a", "c"), List.of("c")));
    }
}
