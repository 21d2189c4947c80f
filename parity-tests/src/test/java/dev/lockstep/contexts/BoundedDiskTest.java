package dev.lockstep.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store on a disk that becomes full. The change that no longer fits is no success. When there is space again, a fresh
 * arm finds every change that was acknowledged, and at most the one that failed beside them.
 */
class BoundedDiskTest {

    private static final int MOST = 4_000;

    @TempDir
    private Path root;

    @Test
    void a_database_of_h2_that_runs_out_of_space_keeps_what_it_acknowledged() throws Exception {
        try (BoundedDisk disk = disk(2 << 20)) {
            disk.fill(512 << 10);
            int acknowledged = filled(
                    disk,
                    new H2EmbeddedProvider(),
                    new H2Provider().system(),
                    List.of("CREATE TABLE t(v INT PRIMARY KEY, w VARCHAR)"),
                    number -> "INSERT INTO t VALUES (" + number + ", '" + "w".repeat(4_000) + number + "')",
                    "(SELECT COUNT(*) FROM t)",
                    "");
            assertThat(acknowledged).isGreaterThan(20);
        }
    }

    @Test
    void a_store_of_tdb2_that_runs_out_of_space_keeps_what_it_acknowledged() throws Exception {
        // Each index has a file of 8 MiB that takes space as it is written.
        try (BoundedDisk disk = disk(4 << 20)) {
            disk.fill(1 << 20);
            int acknowledged = filled(
                    disk,
                    new JenaEmbeddedProvider(),
                    new JenaProvider().system().in("direct"),
                    List.of(),
                    number -> "INSERT DATA { <urn:a" + number + "> <urn:p> \"" + "w".repeat(20_000) + number + "\" }",
                    "(COUNT(*) AS ?told)",
                    "WHERE { ?s <urn:p> ?o }");
            assertThat(acknowledged).isGreaterThan(20);
        }
    }

    /** The usual store is mapped, and a page that gets no space is a signal, which this Java reports as an error. */
    @Test
    void a_store_of_tdb2_whose_mapped_files_get_no_space_breaks_and_the_walk_goes_on() throws Exception {
        try (BoundedDisk disk = disk(3 << 20)) {
            SystemUnderTest jena = new JenaProvider().system();
            Backend arm =
                    new JenaEmbeddedProvider().open(context(disk, new Resolver().resolve(jena, jena.defaultVersion())));
            Outcome last = Outcome.Done.UNCOUNTED;
            try {
                for (int i = 0; last instanceof Outcome.Done && i < MOST; i++) {
                    last = arm.apply(Operation.mutate(
                            "INSERT DATA { <urn:a" + i + "> <urn:p> \"" + "w".repeat(20_000) + i + "\" }"));
                }
            } finally {
                closed(arm);
            }
            assertThat(last).isInstanceOf(Outcome.Broken.class).asString().contains("InternalError");
        }
    }

    @Test
    void a_mount_of_a_process_that_has_ended_is_left_and_one_of_another_name_space_is_not_known() {
        List<String> mounts = List.of(
                "tmpfs /run tmpfs rw 0 0",
                "lockstep-disk-40-7 /tmp/of\\040nobody tmpfs rw,size=64k 0 0",
                "lockstep-disk-40-8 /tmp/alive tmpfs rw,size=64k 0 0",
                "lockstep-disk-41-7 /tmp/elsewhere tmpfs rw,size=64k 0 0",
                "lockstep-disk-40-7 /tmp/another ext4 rw 0 0");

        assertThat(BoundedDisk.left(mounts, "40", pid -> pid == 8)).containsExactly(Path.of("/tmp/of nobody"));
    }

    @Test
    void what_a_killed_process_has_left_is_taken_away_by_the_next_mount() throws Exception {
        Gate.require("BOUNDED_DISK", BoundedDisk.lacking());
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createDirectory(root.resolve("left"));
        String name = "lockstep-disk-" + BoundedDisk.space() + "-" + ended.pid();
        assertThat(new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", name, left.toString())
                        .start()
                        .waitFor())
                .isZero();

        disk(1 << 16).close();

        assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(name);
    }

    private BoundedDisk disk(long bytes) throws Exception {
        Gate.require("BOUNDED_DISK", BoundedDisk.lacking());
        return BoundedDisk.mount(Files.createDirectory(root.resolve("disk")), bytes);
    }

    /** Fills a store until a change fails, gives space back, and returns the number of acknowledged changes. */
    private static int filled(
            BoundedDisk disk,
            BackendProvider provider,
            SystemUnderTest system,
            List<String> setup,
            IntFunction<String> change,
            String count,
            String source)
            throws Exception {
        Engine engine = new Resolver().resolve(system, system.defaultVersion());
        ArmContext context = context(disk, engine);
        for (Map.Entry<String, String> file : system.storage().files().entrySet()) {
            Files.writeString(context.folder().data().resolve(file.getKey()), file.getValue());
        }
        Backend arm = provider.open(context);
        int acknowledged = 0;
        Outcome last = Outcome.Done.UNCOUNTED;
        try {
            for (String statement : setup) {
                assertThat(arm.apply(Operation.mutate(statement))).isInstanceOf(Outcome.Done.class);
            }
            while (last instanceof Outcome.Done && acknowledged < MOST) {
                last = arm.apply(Operation.mutate(change.apply(acknowledged)));
                acknowledged += last instanceof Outcome.Done ? 1 : 0;
            }
        } finally {
            disk.free();
            closed(arm);
        }
        assertThat(last)
                .as("the change that does not fit")
                .isInstanceOfAny(Outcome.Broken.class, Outcome.Refused.class);
        Operation.Query question =
                Operation.orderedQuery("SELECT", List.of(new Column("told", ValueKind.NUMBER, count)), source);
        Backend fresh = provider.attach(context);
        try {
            Outcome found = fresh.apply(question);
            assertThat(found)
                    .as("the store after there is space again")
                    .isIn(rows(acknowledged), rows(acknowledged + 1));
            assertThat(fresh.apply(Operation.mutate(change.apply(MOST + 1)))).isInstanceOf(Outcome.Done.class);
        } finally {
            fresh.close();
        }
        return acknowledged;
    }

    private static ArmContext context(BoundedDisk disk, Engine engine) throws Exception {
        return new ArmContext(
                "arm",
                ArmFolder.create(disk.folder().resolve("arm")),
                engine,
                engine,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Map.of());
    }

    private static Outcome rows(int count) {
        return new Outcome.Rows(List.of(Row.of(Cell.number(count))));
    }

    /** A store that could not write may be unable to close in an orderly way; the fresh arm shows what that means. */
    private static void closed(Backend arm) {
        try {
            arm.close();
        } catch (IllegalStateException notInAnOrderlyWay) {
            return;
        }
    }
}
