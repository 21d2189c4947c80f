package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ClassDataFiles;
import dev.lockstep.backend.JavaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerArchiveTest {

    @TempDir
    private Path root;

    private Path building;
    private ServerArchive archive;

    @BeforeEach
    void describe() throws IOException {
        building = root.resolve("classes.jsa");
        archive = archive("-Xmx16m");
    }

    private ServerArchive archive(String option) throws IOException {
        Path jar = OwnPrograms.jarIn(root.resolve("cache"));
        return new ServerArchive(
                Optional.of(ClassDataFiles.of(
                        root.resolve("cache"), JavaFiles.ofThisProcess(), List.of(option), List.of(jar))),
                building);
    }

    private void firstServerStops() throws IOException {
        Files.writeString(building, "classes");
        archive.stopped();
    }

    private Path kept() throws IOException {
        try (var files = Files.list(root.resolve("cache/class-data"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void the_first_server_writes_the_archive_and_the_next_starts_from_it() throws IOException {
        assertThat(archive.options()).contains("-XX:ArchiveClassesAtExit=" + building);
        firstServerStops();
        assertThat(archive.options()).contains("-XX:SharedArchiveFile=" + kept().toRealPath(), "-Xshare:auto");
        assertThat(archive("-Xmx16m").options()).isEqualTo(archive.options());
    }

    @Test
    void a_server_with_another_option_does_not_start_from_it() throws IOException {
        firstServerStops();
        assertThat(archive("-Xmx17m").options()).contains("-XX:ArchiveClassesAtExit=" + building);
    }

    @Test
    void a_damaged_archive_is_not_used() throws IOException {
        firstServerStops();
        Files.writeString(kept(), "class");
        assertThat(archive.options()).contains("-XX:ArchiveClassesAtExit=" + building);
    }

    @Test
    void a_server_that_wrote_nothing_leaves_nothing() {
        archive.stopped();
        assertThat(archive.options()).contains("-XX:ArchiveClassesAtExit=" + building);
    }

    @Test
    void without_a_cache_folder_a_server_starts_without_options() {
        ServerArchive none = new ServerArchive(Optional.empty(), building);
        none.stopped();
        assertThat(none.options()).isEmpty();
    }

    @Test
    void the_programs_beside_a_server_are_one_jar_for_all_and_a_damaged_one_is_written_again() throws IOException {
        Path jar = OwnPrograms.jarIn(root);
        byte[] content = Files.readAllBytes(jar);
        Files.writeString(jar, "damaged");
        assertThat(OwnPrograms.jarIn(root)).isEqualTo(jar).hasBinaryContent(content);
    }
}
