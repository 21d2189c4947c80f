package dev.lockstep.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.system.Engine;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileModeTest {

    private static final long SEGMENT = 8 << 20;

    @TempDir
    private Path root;

    @Test
    void a_file_mode_in_the_configuration_of_tdb2_changes_nothing() throws Exception {
        assertThat(index(new JenaProvider().system(), "{\"tdb.file_mode\": \"direct\"}"))
                .isEqualTo(SEGMENT);
    }

    @Test
    void a_file_mode_that_a_program_sets_is_in_force() throws Exception {
        assertThat(index(new JenaProvider().system().in("direct"), "{}")).isLessThan(SEGMENT);
    }

    /** Returns the size of the first index of a store with one triple. */
    private long index(SystemUnderTest system, String configuration) throws Exception {
        Engine engine = new Resolver().resolve(system, system.defaultVersion());
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Files.writeString(folder.data().resolve("tdb.cfg"), configuration);
        Backend arm = new JenaEmbeddedProvider()
                .open(new ArmContext(
                        "arm", folder, engine, engine, Duration.ofSeconds(60), Duration.ofSeconds(60), Map.of()));
        try {
            assertThat(arm.apply(Operation.mutate("INSERT DATA { <urn:a> <urn:p> 1 }")))
                    .isInstanceOf(Outcome.Done.class);
        } finally {
            arm.close();
        }
        return Files.size(folder.data().resolve("Data-0001/SPO.dat"));
    }
}
