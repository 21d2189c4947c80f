package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon each workload shows each bug that is planted for it. From each of several seeds on, a walk within the next
 * twenty must show the bug.
 */
@Tag("nightly")
class FirstSightTest {

    private static final BackendProvider H2 = new H2EmbeddedProvider();

    private static final BackendProvider JENA = new JenaEmbeddedProvider();

    private final AtomicInteger walks = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void schema() throws Exception {
        DamagedWalk walk = new DamagedWalk("schema", 1, 200);
        FirstSight table = new FirstSight("schema", walk::showsWithout);
        for (SchemaFaultTest.Harm harm : SchemaFaultTest.Harm.values()) {
            table.of(harm, seed -> walk.shows(harm, seed));
        }
        for (SchemaFaultTest.OfTemporaryTables harm : SchemaFaultTest.OfTemporaryTables.values()) {
            table.of(harm, seed -> walk.shows(harm, seed));
        }
        assertSeen(table);
    }

    @Test
    void script() throws Exception {
        DamagedWalk walk = new DamagedWalk(ScriptWorkload.NAME, 1, 120);
        FirstSight table = new FirstSight(ScriptWorkload.NAME, walk::showsWithout);
        for (ScriptFaultTest.Harm harm : ScriptFaultTest.Harm.values()) {
            table.of(harm, seed -> walk.shows(harm, seed));
        }
        assertSeen(table);
    }

    @Test
    void sessions() throws Exception {
        assertSeen(Ground.H2, H2, "sessions", 200, SessionBug.values(), bug -> bug::apply);
    }

    @Test
    void values() throws Exception {
        assertSeen(Ground.H2, H2, "values", 200, ValueBug.values(), bug -> bug::apply);
    }

    @Test
    void transfer() throws Exception {
        assertSeen(Ground.H2, H2, "transfer", 120, WayBug.values(), bug -> bug::apply);
    }

    @Test
    void graphs() throws Exception {
        assertSeen(Ground.JENA, JENA, "graphs", 120, GraphBug.values(), bug -> bug::apply);
    }

    @Test
    void types() throws Exception {
        assertSeen(Ground.JENA, JENA, "types", 100, TypeBug.values(), bug -> bug::apply);
    }

    private <B extends Enum<B>> void assertSeen(
            Ground ground,
            BackendProvider provider,
            String workload,
            long steps,
            B[] bugs,
            Function<B, WrongWalk.CountedBug> planted)
            throws Exception {
        FirstSight table = new FirstSight(
                workload, seed -> walk(ground, provider, workload, steps).showsWithout(seed));
        for (B bug : bugs) {
            table.of(bug, seed -> walk(ground, provider, workload, steps).shows(planted.apply(bug), seed));
        }
        assertSeen(table);
    }

    /** Each walk has a folder of its own, because a bug is walked with the same seed as another. */
    private WrongWalk walk(Ground ground, BackendProvider provider, String workload, long steps) throws Exception {
        Path own = Files.createDirectories(folder.resolve("" + walks.incrementAndGet()));
        return new WrongWalk(ground, workload, provider, steps, 1, Duration.ofSeconds(20), own);
    }

    private static void assertSeen(FirstSight table) throws Exception {
        table.write();
        assertThat(table.unseen()).as("the bugs that twenty seeds did not show").isEmpty();
    }
}
