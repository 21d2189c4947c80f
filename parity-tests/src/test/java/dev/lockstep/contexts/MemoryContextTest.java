package dev.lockstep.contexts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.StorageContext;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryContextTest {

    @TempDir
    private Path folder;

    @Test
    void a_database_in_memory_fails_with_a_setting_that_one_in_a_file_takes() throws Exception {
        SystemUnderTest h2 = new H2Provider().system();
        SystemUnderTest memory = h2.offering(List.of(
                        new StorageContext("memory", "in memory", "mem:", Map.of(), Map.of(), Map.of(), List.of())))
                .in("memory");
        open(h2);

        assertThatThrownBy(() -> open(memory))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("NullPointerException")
                .hasMessageContaining("setReuseSpace")
                .hasMessageContaining("[50000-252]");
    }

    private void open(SystemUnderTest system) throws Exception {
        Engine engine = new Resolver().resolve(system, system.defaultVersion());
        new H2EmbeddedProvider()
                .open(new ArmContext(
                        "arm",
                        ArmFolder.create(folder.resolve(system.storage().name() + "arm")),
                        engine,
                        engine,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Map.of()))
                .close();
    }
}
