package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.disk.DiskEvent;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.disk.RecordingDisk;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2DiskEngineTest {

    private static final Operation.Query VALUES = Arm.query("v", "FROM t ORDER BY v");

    private final MemoryDisk memory = new MemoryDisk();
    private final RecordingDisk disk = new RecordingDisk(memory);

    @ParameterizedTest
    @ValueSource(strings = {"2.5.252", "2.2.224", "1.4.200"})
    void an_acknowledged_statement_is_on_the_disk_of_a_process_that_is_killed(String version) throws Exception {
        try (DiskEngine engine = engine(version)) {
            DiskStore store = engine.create(disk);
            store.apply(Operation.mutate("CREATE TABLE t(v VARCHAR)"));
            assertThat(store.apply(Operation.mutate("INSERT INTO t VALUES('a'), ('b')")))
                    .isEqualTo(Done.affecting(2));
            MemoryDisk killed = memory.copy();
            store.apply(Operation.mutate("INSERT INTO t VALUES('c')"));
            store.close();

            assertThat(values(engine, killed)).isEqualTo(texts("a", "b"));
            assertThat(values(engine, memory.copy())).isEqualTo(texts("a", "b", "c"));
        }
    }

    @Test
    void every_write_is_recorded_and_gives_the_same_files_again() throws Exception {
        try (DiskEngine engine = engine("2.5.252")) {
            DiskStore store = engine.create(disk);
            store.apply(Operation.mutate("CREATE TABLE t(v VARCHAR)"));
            store.apply(Operation.mutate("INSERT INTO t VALUES('a')"));
            store.abandon();

            MemoryDisk again = new MemoryDisk();
            for (DiskEvent event : disk.events()) {
                event.applyTo(again);
            }
            assertThat(values(engine, again)).isEqualTo(texts("a"));
        }
    }

    @Test
    void a_store_that_is_not_there_is_not_created() throws Exception {
        try (DiskEngine engine = engine("2.5.252")) {
            assertThatThrownBy(() -> engine.open(memory)).isInstanceOf(IOException.class);
            assertThat(memory.isEmpty()).isTrue();
        }
    }

    @Test
    void an_open_store_is_locked() throws Exception {
        try (DiskEngine engine = engine("2.5.252")) {
            DiskStore store = engine.create(disk);

            assertThatThrownBy(() -> engine.open(disk)).hasMessageContaining("90020");
            store.close();
            engine.open(disk).close();
        }
    }

    private static Rows values(DiskEngine engine, MemoryDisk disk) throws Exception {
        DiskStore store = engine.open(disk);
        try {
            Rows rows = (Rows) store.apply(VALUES);
            return new Rows(rows.rows());
        } finally {
            store.abandon();
        }
    }

    private static DiskEngine engine(String version) throws Exception {
        Engine engine = new Resolver().resolve(new H2Provider().system(), version);
        return new H2EmbeddedProvider().onDisks(engine, Map.of()).orElseThrow();
    }

    private static Rows texts(String... values) {
        return new Rows(
                List.of(values).stream().map(value -> Row.of(Cell.text(value))).toList());
    }
}
