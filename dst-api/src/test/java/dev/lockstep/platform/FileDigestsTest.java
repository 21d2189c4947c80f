package dev.lockstep.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private static final FileTime LATER = FileTime.from(Instant.parse("2020-01-01T00:00:01Z"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void a_file_that_was_written_long_ago() throws IOException {
        file = write("jar", "old", LONG_AGO);
        assertThat(FileDigests.of(file)).isEqualTo(Sha256.ofText("old"));
    }

    @Test
    void a_file_whose_size_time_and_identity_are_the_same_is_not_read_again() throws IOException {
        write("jar", "new", LONG_AGO);

        assertThat(FileDigests.of(file)).isEqualTo(Sha256.ofText("old"));
    }

    @Test
    void a_file_of_another_time_is_read_again() throws IOException {
        write("jar", "new", LATER);

        assertThat(FileDigests.of(file)).isEqualTo(Sha256.ofText("new"));
    }

    @Test
    void a_file_of_another_size_is_read_again() throws IOException {
        write("jar", "newer", LONG_AGO);

        assertThat(FileDigests.of(file)).isEqualTo(Sha256.ofText("newer"));
    }

    @Test
    void a_file_in_the_place_of_another_is_read_although_its_size_and_time_are_the_same() throws IOException {
        Path other = write("other", "new", LONG_AGO);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(FileDigests.of(file)).isEqualTo(Sha256.ofText("new"));
    }

    @Test
    void a_file_that_was_changed_just_now_is_read_each_time() throws IOException {
        FileTime now = FileTime.from(Instant.now());
        Path fresh = write("fresh", "old", now);
        assertThat(FileDigests.of(fresh)).isEqualTo(Sha256.ofText("old"));

        write("fresh", "new", now);

        assertThat(FileDigests.of(fresh)).isEqualTo(Sha256.ofText("new"));
    }

    @Test
    void a_file_that_is_gone_is_an_error_although_its_digest_was_known() throws IOException {
        Files.delete(file);

        assertThatThrownBy(() -> FileDigests.of(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + file);
    }

    private Path write(String name, String content, FileTime changed) throws IOException {
        Path written = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(written, changed);
    }
}
