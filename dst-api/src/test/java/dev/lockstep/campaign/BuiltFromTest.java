package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltFromTest {

    @TempDir
    private Path folder;

    private Path built(String name, String code) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name).resolve("a/b"));
        Files.writeString(place.resolve("C.class"), code);
        Files.writeString(place.resolve("D.class"), "d");
        return folder.resolve(name);
    }

    private Path jar(String name, String code, long packed) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String[] entry :
                    new String[][] {{"META-INF/MANIFEST.MF", name}, {"a/b/D.class", "d"}, {"a/b/C.class", code}}) {
                ZipEntry file = new ZipEntry(entry[0]);
                file.setLastModifiedTime(FileTime.fromMillis(packed));
                out.putNextEntry(file);
                out.write(entry[1].getBytes());
                out.closeEntry();
            }
        }
        return jar;
    }

    @Test
    void neither_the_place_nor_the_form_nor_the_day_counts() throws IOException {
        assertThat(BuiltFrom.of(built("one", "c")))
                .isEqualTo(BuiltFrom.of(built("two", "c")))
                .isEqualTo(BuiltFrom.of(jar("one.jar", "c", 0)))
                .isEqualTo(BuiltFrom.of(jar("two.jar", "c", 1_000_000_000_000L)));
    }

    @Test
    void other_code_and_another_name_count() throws IOException {
        Path other = built("other", "c");
        Files.move(other.resolve("a/b/D.class"), other.resolve("a/b/E.class"));

        assertThat(BuiltFrom.of(built("one", "c")))
                .isNotEqualTo(BuiltFrom.of(built("two", "C")))
                .isNotEqualTo(BuiltFrom.of(other));
    }

    @Test
    void what_the_text_says_about_services_counts() throws IOException {
        Path one = built("one", "c");
        String before = BuiltFrom.of(one);
        Files.writeString(
                Files.createDirectories(one.resolve("META-INF/services")).resolve("a.Provider"), "a.b.C");

        assertThat(BuiltFrom.of(one)).isNotEqualTo(before);
    }

    @Test
    void the_code_is_that_of_the_classes_and_java_is_none_of_it() {
        String here = BuiltFrom.of(Stream.of(BuiltFrom.class));

        assertThat(here).matches("[0-9a-f]{64}");
        assertThat(BuiltFrom.of(Stream.of(String.class, BuiltFrom.class, Merge.class)))
                .isEqualTo(here);
        assertThat(BuiltFrom.of(Stream.of(BuiltFrom.class, BuiltFromTest.class)))
                .isNotEqualTo(here);
    }

    @Test
    void each_layer_of_a_transport_counts_and_so_do_its_helpers() {
        BackendProvider innermost = new Named("innermost");
        ForwardingProvider inner = () -> innermost;
        ForwardingProvider outer = new ForwardingProvider() {
            @Override
            public BackendProvider provider() {
                return inner;
            }

            @Override
            public List<Object> helpers() {
                return List.of("a server");
            }
        };

        assertThat(BuiltFrom.layers(outer))
                .containsExactly(outer.getClass(), String.class, inner.getClass(), Named.class);
    }

    @Test
    void a_class_that_lies_in_no_file_is_refused() {
        Class<?> nowhere = Proxy.newProxyInstance(
                        BuiltFromTest.class.getClassLoader(),
                        new Class<?>[] {BackendProvider.class},
                        (proxy, method, arguments) -> null)
                .getClass();

        assertThatThrownBy(() -> BuiltFrom.of(Stream.of(nowhere)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(nowhere.getName() + " lies in no file");
    }

    private record Named(String transport) implements BackendProvider {
        @Override
        public String system() {
            return "shelf";
        }

        @Override
        public Backend open(ArmContext context) {
            throw new UnsupportedOperationException("it is never opened");
        }
    }
}
