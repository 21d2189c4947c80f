package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.NeededModules;
import dev.lockstep.system.H2Provider;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ModulesTest {

    @TempDir
    private Path folder;

    @Tag("nightly")
    @Test
    void a_container_has_every_module_that_a_class_of_the_newest_release_uses() throws Exception {
        SortedSet<String> needed = NeededModules.of(NeededModules.jars(new H2Provider().system()), folder);
        assertThat(needed.remove("java.desktop"))
                .as("the console has a window, and a server has none")
                .isTrue();
        assertThat(NeededModules.with(H2Program.MODULES)).containsAll(needed);
    }
}
