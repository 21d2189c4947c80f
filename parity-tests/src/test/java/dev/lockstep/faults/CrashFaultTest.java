package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.crash.CrashCount;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.crash.CrashFinding;
import dev.lockstep.crash.CrashKind;
import dev.lockstep.crash.CrashResult;
import dev.lockstep.crash.CrashWalk;
import dev.lockstep.crash.Medium;
import dev.lockstep.disk.Disk;
import dev.lockstep.disk.DiskEvent;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.parity.Verdict;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every crash state of the real H2 is right, and wrong ones are seen. */
class CrashFaultTest {

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
    void ten_walks_come_back_from_every_state_in_which_a_crash_can_leave_them() throws Exception {
        long states = 0;
        for (long seed = 1; seed <= 10; seed++) {
            CrashResult result = walk(social(), 30, engine, Medium.RIGHT).run(seed);

            assertThat(result.findings()).as("seed %s", seed).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
            CrashCount killed = result.states().get(CrashKind.KILLED);
            assertThat(killed.whole()).isEqualTo(killed.states());
            assertThat(killed.opened()).isEqualTo(result.writes());
            states += result.all().opened();
        }
        assertThat(states).isGreaterThan(600);
    }

    @ParameterizedTest
    @EnumSource
    void a_store_that_loses_what_it_acknowledged_is_seen(LosingDisk fault) throws Exception {
        AtomicInteger fired = new AtomicInteger();
        List<CrashFinding> findings = new ArrayList<>();
        DiskEngine wrong = fault.around(engine, fired);
        // H2 trusts a force only while it compacts.
        Chosen<?> kinds = fault == LosingDisk.FORCES_NOTHING
                ? only("insertPersons", "insertDocs", "optimize")
                : only("insertPersons", "insertDocs", "deletePerson");
        for (long seed = 1; seed <= 4 && findings.isEmpty(); seed++) {
            findings.addAll(
                    walk(kinds, 15, wrong, medium(fault, fired)).run(seed).findings());
        }

        assertThat(fired).as("the fault fired").hasPositiveValue();
        if (fault == LosingDisk.FORCES_NOTHING) {
            // A killed process loses nothing by it, so nothing else may look wrong.
            assertThat(findings)
                    .anyMatch(finding -> finding.kind() == CrashKind.UNSYNCED)
                    .noneMatch(finding -> finding.kind() == CrashKind.KILLED || finding.kind() == CrashKind.TORN);
        } else {
            assertThat(findings)
                    .anyMatch(finding -> finding.kind() == CrashKind.KILLED && finding.fate() != CrashFate.AHEAD);
        }
    }

    /** The finding of docs/findings/h2-truncate-is-not-durable.md: if it is gone, the page is out of date. */
    @Test
    @Tag("nightly")
    void a_table_that_was_truncated_has_its_rows_again_after_a_kill() throws Exception {
        List<CrashFinding> findings = new ArrayList<>();
        for (long seed = 1; seed <= 4 && findings.isEmpty(); seed++) {
            findings.addAll(
                    walk(only("insertPersons", "insertKnows", "clearKnows", "echoNumber"), 15, engine, Medium.RIGHT)
                            .run(seed)
                            .findings());
        }

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.fate()).isEqualTo(CrashFate.LOST);
            assertThat(finding.detail()).contains("clearKnows");
        });
    }

    /** The finding of docs/findings/h2-killed-close-loses-a-commit.md: if it is gone, the page is out of date. */
    @Test
    @Tag("nightly")
    void a_commit_in_reused_space_is_lost_by_a_kill_after_the_next_header() throws Exception {
        Engine resolved = new Resolver().resolve(H2, H2.defaultVersion());
        try (DiskEngine old = new H2EmbeddedProvider()
                .onDisks(resolved, Map.of("h2.retention", "0"))
                .orElseThrow()) {
            CrashResult result = walk(only("insertPersons", "insertDocs"), 15, old, Medium.RIGHT)
                    .run(1);

            assertThat(result.findings())
                    .filteredOn(finding -> finding.kind() == CrashKind.KILLED)
                    .isNotEmpty()
                    .allMatch(finding -> finding.fate() == CrashFate.LOST);
        }
    }

    @Test
    void a_walk_that_changes_nothing_shows_nothing() throws Exception {
        CrashResult result = walk(only("echoNumber"), 15, engine, Medium.RIGHT).run(1);

        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void with_a_write_delay_a_crash_takes_operations_back_from_the_end_on_and_no_others() throws Exception {
        Engine resolved = new Resolver().resolve(H2, H2.defaultVersion());
        Chosen<?> kinds = only("insertPersons", "insertDocs", "deletePerson");
        try (DiskEngine delayed = new H2EmbeddedProvider()
                .onDisks(resolved, Map.of("h2.write-delay", "10000"))
                .orElseThrow()) {
            CrashResult result = walk(kinds, 15, delayed, Medium.RIGHT).run(1);
            assertThat(result.findings()).isEmpty();
            assertThat(result.verdict()).isEqualTo(Verdict.PARITY);

            DiskEngine boasting = new LosingDisk.Engine(delayed) {};
            assertThat(walk(kinds, 15, boasting, Medium.RIGHT).run(1).findings())
                    .as("an engine that says that it loses nothing")
                    .extracting(CrashFinding::fate)
                    .contains(CrashFate.LOST);

            assertThat(walk(kinds, 15, new FirstRowGone(delayed), Medium.RIGHT)
                            .run(1)
                            .findings())
                    .as("an engine that loses the first row")
                    .extracting(CrashFinding::fate)
                    .contains(CrashFate.BETWEEN);
        }
    }

    /** Its recovery loses a row that is older than others. */
    private static final class FirstRowGone extends LosingDisk.Engine {

        FirstRowGone(DiskEngine engine) {
            super(engine);
        }

        @Override
        public boolean keepsAcknowledged() {
            return false;
        }

        @Override
        public DiskStore open(Disk disk) throws IOException {
            DiskStore store = super.open(disk);
            try {
                store.apply(Operation.mutate("DELETE FROM person WHERE slug = (SELECT MIN(slug) FROM person)"));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return store;
        }
    }

    private static Medium medium(LosingDisk fault, AtomicInteger fired) {
        return new Medium() {
            @Override
            public Disk above(Disk recorded) {
                return fault.between(recorded, fired);
            }

            @Override
            public boolean keeps(DiskEvent.Forced force) {
                return fault.keeps(fired);
            }
        };
    }

    private static <M> CrashWalk<M> walk(Chosen<M> chosen, int steps, DiskEngine engine, Medium medium) {
        return new CrashWalk<>(
                chosen.workload(),
                chosen.kinds(),
                engine,
                H2.defaultVersion(),
                steps,
                2,
                Duration.ofSeconds(30),
                medium);
    }

    /** A workload, and the kinds to draw. */
    private record Chosen<M>(Workload<M> workload, List<CommandKind<M>> kinds) {}

    private static Chosen<?> social() {
        return chosen(Plugins.catalogue(List.of()).workload(H2, Optional.of("social")));
    }

    private static <M> Chosen<M> chosen(Workload<M> workload, String... names) {
        List<String> only = List.of(names);
        return new Chosen<>(
                workload,
                workload.alphabet().stream()
                        .filter(kind -> only.isEmpty() || only.contains(kind.name()))
                        .toList());
    }

    private static Chosen<?> only(String... names) {
        return chosen(Plugins.catalogue(List.of()).workload(H2, Optional.of("social")), names);
    }
}
