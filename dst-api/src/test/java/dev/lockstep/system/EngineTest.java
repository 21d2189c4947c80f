package dev.lockstep.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {

    private static final SystemUnderTest SYSTEM = SystemUnderTest.named("shelf");

    @TempDir
    private Path temp;

    @Test
    void the_digest_is_the_one_that_a_person_can_compute() throws IOException {
        Path a = Files.writeString(temp.resolve("a.jar"), "one");
        Path b = Files.writeString(temp.resolve("b.jar"), "two");

        // printf one > a.jar; printf two > b.jar; sha256sum a.jar b.jar | sha256sum
        assertThat(new Engine(SYSTEM, "1", List.of(a, b)).sha256())
                .isEqualTo("3d1fa88bd54008b73ab8d05c3bfd80a4c5408470b5e91ef21741f72f89d5df9d");
    }

    @Test
    void the_same_jars_in_another_folder_have_the_same_digest_and_other_jars_have_not() throws IOException {
        String digest = digest("here", "content");

        assertThat(digest("there", "content")).isEqualTo(digest);
        assertThat(digest("elsewhere", "kontent")).isNotEqualTo(digest);
    }

    @Test
    void an_engine_without_jars_has_no_digest() {
        assertThat(Engine.of(SYSTEM).sha256()).isEmpty();
    }

    private String digest(String folder, String content) throws IOException {
        Path jar = Files.createDirectory(temp.resolve(folder)).resolve("shelf.jar");
        return new Engine(SYSTEM, "1", List.of(Files.writeString(jar, content))).sha256();
    }
}
