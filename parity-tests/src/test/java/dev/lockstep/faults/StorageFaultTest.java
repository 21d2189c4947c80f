package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.crash.FaultPhase;
import dev.lockstep.crash.FaultTally;
import dev.lockstep.crash.FaultWalk;
import dev.lockstep.crash.KnownFates;
import dev.lockstep.crash.Medium;
import dev.lockstep.disk.Disk;
import dev.lockstep.disk.DiskCall;
import dev.lockstep.disk.DiskFault;
import dev.lockstep.disk.ForwardingDisk;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real H2 on a disk that fails. */
class StorageFaultTest {

    private static final SystemUnderTest H2 = new H2Provider().system();

    private static DiskEngine engine;

    @BeforeAll
    static void load() throws Exception {
        Engine resolved = new Resolver().resolve(H2, H2.defaultVersion());
        engine = new H2EmbeddedProvider().onDisks(resolved, Map.of()).orElseThrow();
    }

    @AfterAll
    static void unload() {
        engine.close();
    }

    @Test
    void a_store_that_serves_recovers_or_closes_is_right_after_every_fault_of_its_disk() throws Exception {
        List<FaultTally> tallies = walk(Medium.RIGHT, 1);

        assertThat(tallies).anyMatch(tally -> tally.refused() > 0).anyMatch(tally -> tally.unnoticed() > 0);
        assertThat(tallies)
                .filteredOn(tally -> tally.cell().phase() != FaultPhase.OPEN)
                .allSatisfy(tally -> assertThat(tally.wrong()).isEmpty());
        assertThat(tallies)
                .filteredOn(tally -> tally.cell().fault().kind().isHarmless())
                .allSatisfy(tally -> assertThat(tally.unnoticed()).isEqualTo(tally.fired()));
    }

    /** The finding of docs/findings/h2-read-error-destroys-rows.md: if it is gone, the page is out of date. */
    @Test
    @Tag("nightly")
    void a_read_error_while_a_store_is_opened_loses_what_was_acknowledged() throws Exception {
        List<FaultTally> tallies = walk(Medium.RIGHT, 3);

        assertThat(tallies)
                .filteredOn(tally -> tally.cell().phase() == FaultPhase.OPEN
                        && tally.cell().fault().equals(new DiskFault(DiskFault.Kind.ERROR, DiskCall.READ)))
                .singleElement()
                .satisfies(tally -> assertThat(tally.wrong()).isNotEmpty().allMatch(how -> how.contains("LOST")));
    }

    @Test
    void an_error_that_is_swallowed_is_seen() throws Exception {
        List<FaultTally> tallies = walk(
                new Medium() {
                    @Override
                    public Disk above(Disk disk) {
                        return new Silent(disk);
                    }
                },
                1);

        assertThat(tallies)
                .filteredOn(tally -> tally.cell().phase() == FaultPhase.SERVE
                        && tally.cell().fault().equals(new DiskFault(DiskFault.Kind.NO_SPACE, DiskCall.WRITE)))
                .singleElement()
                .satisfies(tally ->
                        assertThat(tally.wrong()).hasSize(tally.fired()).isNotEmpty());
    }

    /** A file layer that takes a failed write for a write. */
    private static final class Silent extends ForwardingDisk {

        Silent(Disk disk) {
            super(disk);
        }

        @Override
        public int write(String file, long position, ByteBuffer from) throws IOException {
            int all = from.remaining();
            try {
                return super.write(file, position, from);
            } catch (IOException swallowed) {
                from.position(from.position() + all);
                return all;
            }
        }
    }

    private static List<FaultTally> walk(Medium medium, int tries) throws Exception {
        return walk(Plugins.catalogue(List.of()).workload(H2, Optional.of("social")), medium, tries);
    }

    private static <M> List<FaultTally> walk(Workload<M> social, Medium medium, int tries) throws Exception {
        return new FaultWalk<>(
                        social, social.alphabet(), engine, H2.defaultVersion(), 30, tries, medium, KnownFates.NONE)
                .run(1);
    }
}
