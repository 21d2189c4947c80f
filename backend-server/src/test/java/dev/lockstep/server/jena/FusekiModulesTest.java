package dev.lockstep.server.jena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.server.NeededModules;
import dev.lockstep.system.JenaProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FusekiModulesTest {

    @TempDir
    private Path folder;

    @Tag("nightly")
    @Test
    void a_container_has_every_module_that_a_class_of_the_newest_release_uses() throws Exception {
        List<Path> jars = NeededModules.jars(new JenaProvider().system());
        assertThat(NeededModules.with(new FusekiProgram(jars, "/ds", false, Surroundings.USUAL).modules()))
                .contains("java.scripting")
                .containsAll(NeededModules.of(jars, folder));
    }
}
