package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Java is identified by its files, even if two have the same version. */
class JavaFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path home;

    private String before;

    @BeforeEach
    void an_installed_java() throws IOException {
        write("release", "JAVA_VERSION=\"17\"");
        write("lib/tzdb.dat", "2025a");
        write("lib/server/libjvm.so", "machine code");
        write("lib/modules", "m".repeat(1 << 20));
        write("jmods/java.base.jmod", "classes");
        write("conf/security/java.security", "providers");
        write("legal/LICENSE", "permitted");
        before = key();
    }

    @Test
    void the_same_files_have_the_same_key() throws IOException {
        assertThat(key()).isEqualTo(before);
    }

    /** Neither the version nor the size or time of the file distinguishes it from the earlier one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "release",
                "lib/tzdb.dat",
                "lib/server/libjvm.so",
                "jmods/java.base.jmod",
                "conf/security/java.security"
            })
    void another_content_has_another_key(String file) throws IOException {
        String content = Files.readString(home.resolve(file));
        write(file, content.substring(1) + "!");
        assertThat(key()).isNotEqualTo(before);
    }

    @Test
    void a_large_file_that_was_replaced_has_another_key() throws IOException {
        Files.setLastModifiedTime(home.resolve("lib/modules"), FileTime.fromMillis(1_100_000_000_000L));
        assertThat(key()).isNotEqualTo(before);
    }

    @Test
    void a_new_file_has_another_key() throws IOException {
        write("lib/server/classes.jsa", "an archive");
        assertThat(key()).isNotEqualTo(before);
    }

    @Test
    void a_file_behind_a_link_counts() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere"), "2025a");
        Files.delete(home.resolve("lib/tzdb.dat"));
        Files.createSymbolicLink(home.resolve("lib/tzdb.dat"), elsewhere);
        assertThat(key()).isEqualTo(before);
        Files.writeString(elsewhere, "2025b");
        assertThat(key()).isNotEqualTo(before);
    }

    @Test
    void what_java_does_not_run_with_does_not_count() throws IOException {
        write("legal/LICENSE", "forbidden");
        write("lib/src.zip", "sources");
        assertThat(key()).isEqualTo(before);
    }

    private String key() throws IOException {
        return new JavaFiles(home).key();
    }

    private void write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, LONG_AGO);
    }
}
