package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime in the cache is used only as long as it equals the one that would be built now. */
class JavaRuntimeTest {

    private static final String JAVA = Sha256.ofTexts("a java");

    @TempDir
    private Path folder;

    @Test
    void a_runtime_is_found_while_the_libraries_of_this_machine_are_the_same() throws IOException {
        Path library = Files.writeString(folder.resolve("libc.so.6"), "before");
        HostLibraries libraries = kept(library);
        assertThat(JavaRuntime.find(folder, JAVA))
                .hasValueSatisfying(found -> assertThat(found.key()).isEqualTo(Sha256.ofTexts(JAVA, libraries.key())));

        Files.writeString(library, "update");

        assertThat(JavaRuntime.find(folder, JAVA)).isEmpty();
    }

    @Test
    void a_runtime_is_not_found_where_a_library_is_gone() throws IOException {
        Path library = Files.writeString(folder.resolve("libz.so.1"), "before");
        kept(library);

        Files.delete(library);

        assertThat(JavaRuntime.find(folder, JAVA)).isEmpty();
    }

    @Test
    void a_runtime_of_another_java_is_not_found() throws IOException {
        kept(Files.writeString(folder.resolve("libc.so.6"), "before"));
        assertThat(JavaRuntime.find(folder, Sha256.ofTexts("another java"))).isEmpty();
    }

    @Test
    void of_two_that_build_the_same_at_the_same_time_the_second_uses_the_folder_of_the_first() throws IOException {
        Path built = Files.createDirectory(folder.resolve("built"));
        Files.writeString(built.resolve("file"), "first");
        Path draft = Files.createDirectory(folder.resolve("draft"));
        Files.writeString(draft.resolve("file"), "second");

        JavaRuntime.moveUnlessThere(draft, built);

        assertThat(draft).doesNotExist();
        assertThat(built.resolve("file")).hasContent("first");
    }

    @Test
    void a_runtime_has_the_time_zones_and_libraries_of_this_machine_and_is_built_once()
            throws IOException, ArmUnavailableException, InterruptedException {
        JavaRuntime made = JavaRuntime.with(List.of("java.base"), folder);

        Path here = Path.of(System.getProperty("java.home"));
        assertThat(made.root().resolve("opt/java/lib/tzdb.dat")).hasSameBinaryContentAs(here.resolve("lib/tzdb.dat"));
        for (Path library :
                HostLibraries.read(made.root().resolveSibling("libraries")).paths()) {
            assertThat(made.root().resolve(Path.of("/").relativize(library))).hasSameBinaryContentAs(library);
        }
        assertThat(JavaRuntime.with(List.of("java.base"), folder)).isEqualTo(made);
    }

    private HostLibraries kept(Path library) throws IOException {
        HostLibraries libraries = new HostLibraries(List.of(library));
        Path runtime = Files.createDirectory(
                folder.resolve(JAVA.substring(0, 16) + "-" + libraries.key().substring(0, 16)));
        libraries.write(runtime.resolve("libraries"));
        return libraries;
    }
}
