package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Row;
import dev.lockstep.parity.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlameTest {

    private static final String PLUGINS = "notes.Store";
    private static final String OURS = Verdict.class.getName();
    private static final String CALLED_BY_PLUGINS = Row.class.getName();

    @TempDir
    private Path folder;

    private Blame blame;

    @BeforeEach
    void load() throws IOException {
        Path jar = folder.resolve("notes.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("notes/Store.class"));
        }
        blame = new Blame(new Owners(BlameTest.class.getClassLoader(), List.of(jar)));
    }

    @Test
    void what_a_plugin_throws_is_its_own() {
        assertThat(blame.of(thrownIn(new IllegalStateException("full"), "java.util.List", PLUGINS, OURS)))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .hasMessage("the plugin notes.jar: its code threw java.lang.IllegalStateException: full at"
                                + " notes.Store.call(Some.java:7); correct it there"));
    }

    @Test
    void what_we_throw_is_ours_although_a_plugin_called_us() {
        assertThat(blame.of(thrownIn(new IllegalStateException(), OURS, PLUGINS)))
                .isEmpty();
    }

    @Test
    void what_an_interface_for_plugins_throws_is_its_callers() {
        assertThat(blame.of(thrownIn(new NullPointerException(), "java.util.Objects", CALLED_BY_PLUGINS, PLUGINS)))
                .isPresent();
        assertThat(blame.of(thrownIn(new NullPointerException(), "java.util.Objects", CALLED_BY_PLUGINS, OURS)))
                .isEmpty();
    }

    @Test
    void the_first_cause_decides() {
        Throwable theirs = thrownIn(new IllegalStateException(), PLUGINS);
        assertThat(blame.of(thrownIn(new IllegalStateException("wrapped", theirs), OURS)))
                .isPresent();
        Throwable ours = thrownIn(new IllegalStateException(), OURS);
        assertThat(blame.of(thrownIn(new IllegalStateException("wrapped", ours), PLUGINS)))
                .isEmpty();
    }

    @Test
    void a_method_that_a_plugin_lacks_is_missed_by_us_and_its_own() {
        Throwable lacking = new AbstractMethodError("Receiver class notes.Store does not define it");
        assertThat(blame.of(thrownIn(lacking, OURS))).isPresent();
        assertThat(blame.of(thrownIn(new AbstractMethodError("Receiver class of.Ours"), OURS)))
                .isEmpty();
    }

    @Test
    void a_library_is_nobody() {
        assertThat(blame.of(thrownIn(new IllegalStateException(), "org.junit.Fake", PLUGINS)))
                .isPresent();
        assertThat(blame.of(thrownIn(new IllegalStateException(), Test.class.getName(), OURS)))
                .isEmpty();
    }

    private static Throwable thrownIn(Throwable thrown, String... classes) {
        thrown.setStackTrace(Stream.of(classes)
                .map(name -> new StackTraceElement(name, "call", "Some.java", 7))
                .toArray(StackTraceElement[]::new));
        return thrown;
    }
}
