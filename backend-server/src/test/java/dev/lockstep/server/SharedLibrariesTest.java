package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {

    @TempDir
    private Path runtime;

    private SharedLibraries libraries;

    @BeforeEach
    void a_runtime_with_its_own_library() throws IOException {
        Files.createFile(Files.createDirectories(runtime.resolve("lib/server")).resolve("libjvm.so"));
        libraries = new SharedLibraries(runtime);
    }

    @Test
    void libraries_outside_the_runtime_are_found_and_its_own_are_not() {
        assertThat(libraries.in("\tlinux-vdso.so.1 (0x00007fbf)\n"
                        + "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007fbf)\n"
                        + "\tlibjli.so => " + runtime + "/bin/../lib/libjli.so (0x00007fbf)\n"
                        + "\tlibjvm.so => not found\n"
                        + "\t/lib64/ld-linux-x86-64.so.2 (0x00007fbf)\n"))
                .containsExactly(Path.of("/lib/x86_64-linux-gnu/libz.so.1"), Path.of("/lib64/ld-linux-x86-64.so.2"));
    }

    @Test
    void a_program_that_links_nothing_needs_nothing() {
        assertThat(libraries.in("\tstatically linked\n")).isEmpty();
    }

    @Test
    void a_library_that_is_missing_is_named() {
        assertThatThrownBy(() -> libraries.in("\tlibfoo.so => not found\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("libfoo.so");
    }

    @Test
    void a_line_that_cannot_be_explained_is_not_skipped() {
        assertThatThrownBy(() -> libraries.in("\tsomething else\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("something else");
    }
}
