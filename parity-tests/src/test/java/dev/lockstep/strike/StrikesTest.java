package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.CommandPrefix;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.cli.h2.H2CliProvider;
import dev.lockstep.contexts.AttachedTracer;
import dev.lockstep.contexts.Gate;
import dev.lockstep.contexts.Tracing;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.StrikeTable;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unmodified tools and servers, failed and killed at their system calls. */
class StrikesTest {

    private static final Catalogue CATALOGUE = Plugins.catalogue(List.of());
    private static final int MOST = 60;

    @BeforeAll
    static void needsStrace() {
        Gate.require("STRACE", Tracing.lacking());
    }

    /** A server is traced from beside, which a machine may not permit although it permits to trace a tool. */
    private static void needsToAttach() {
        Gate.require("STRACE", Tracing.lackingToAttach());
    }

    @Test
    void the_shell_of_h2_is_killed_at_its_first_write() throws Exception {
        StrikeTally tally = tally(
                play("h2", "cli", EnumSet.of(StrikePhase.OPERATION), List.of(Blow.KILL_AT_WRITE), 0, 1),
                StrikePhase.OPERATION,
                Blow.KILL_AT_WRITE);

        assertThat(tally.fell()).isEqualTo(1);
        assertThat(tally.wrong()).isEmpty();
        assertThat(tally.before() + tally.after()).isEqualTo(1);
    }

    /**
     * The planted servers: one that is right, one that acknowledges before it writes, and one that acknowledges what it
     * could not write.
     */
    @ParameterizedTest
    @CsvSource({
        "HONEST, ERROR_ON_WRITE, 0, RIGHT",
        "HONEST, KILL_AT_WRITE, 0, RIGHT",
        "HASTY, KILL_AT_WRITE, 1, LOST",
        "HASTY, ERROR_ON_WRITE, 1, BETWEEN",
        "CARELESS, ERROR_ON_WRITE, 0, BETWEEN",
    })
    void a_server_that_loses_what_it_acknowledged_is_wrong_wherever_the_blow_falls(
            PlantedServer.Manner manner, Blow blow, int outside, String fate, @TempDir Path root) throws Exception {
        needsToAttach();
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Path store = Files.createFile(folder.data().resolve("store"));
        Strike strike = StrikeTest.strike(
                context -> PlantedServer.start(CommandPrefix.in(context.folder()), store, manner), Expectation.done());

        Strike.Left left = strike.deal(folder, new Place(blow, "write", 1)).orElseThrow();

        StrikeCell cell = new StrikeCell("server", StrikePhase.OPERATION, blow);
        StrikeTally tally = StrikeTally.none(cell).plus(strike.judge(folder, left), "planted");
        assertThat(tally.fell()).isEqualTo(1);
        assertThat(tally.outside()).isEqualTo(outside);
        if (fate.equals("RIGHT")) {
            assertThat(tally.wrong()).isEmpty();
        } else {
            assertThat(tally.wrong()).singleElement().asString().startsWith(fate);
        }
        assertThat(new StrikeTable("planted 1", "social", List.of(tally), Verdict.PARITY).verdict())
                .isEqualTo(fate.equals("RIGHT") ? Verdict.PARITY : Verdict.DIVERGED);
    }

    @Test
    void a_tracer_that_was_attached_goes_and_the_process_runs_on(@TempDir Path root) throws Exception {
        needsToAttach();
        Process process = new ProcessBuilder("cat").start();
        try {
            AttachedTracer tracer = AttachedTracer.to(
                    process.pid(), List.of("-o", root.resolve("trace").toString()));
            assertThatThrownBy(() -> AttachedTracer.to(process.pid(), List.of("-o", "/dev/null")))
                    .as("a second tracer")
                    .isInstanceOf(ArmUnavailableException.class)
                    .hasMessageContaining("cannot be attached")
                    .hasMessageContaining("not permitted");
            tracer.close();

            assertThat(tracerOf(process)).isEqualTo("0");
            process.getOutputStream().write('x');
            process.getOutputStream().close();
            assertThat(process.inputReader().readLine()).isEqualTo("x");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Tag("nightly")
    void a_tracer_goes_when_the_process_that_attached_it_is_killed() throws Exception {
        needsToAttach();
        Process traced = new ProcessBuilder("cat").start();
        try {
            Process holder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            TracerHolder.class.getName(),
                            Long.toString(traced.pid()))
                    .start();
            String said = holder.inputReader().readLine();
            ProcessHandle tracer =
                    ProcessHandle.of(Long.parseLong(said.split(" ")[1])).orElseThrow();
            holder.destroyForcibly();

            tracer.onExit().get(20, TimeUnit.SECONDS);
            assertThat(tracerOf(traced)).isEqualTo("0");
            assertThat(traced.isAlive()).isTrue();
        } finally {
            traced.destroyForcibly();
        }
    }

    private static String tracerOf(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("TracerPid:"))
                .map(line -> line.split("\\s+")[1])
                .findFirst()
                .orElseThrow();
    }

    /**
     * The bug: a server of H2 that writes a commit after it has acknowledged it, as it does without a setting of ours.
     */
    @Test
    @Tag("nightly")
    void a_server_of_h2_that_writes_after_its_answer_loses_an_operation() throws Exception {
        needsToAttach();
        BackendProvider hasty = new ForwardingProvider() {
            private final BackendProvider right =
                    CATALOGUE.transports(CATALOGUE.system("h2")).get("server");

            @Override
            public BackendProvider provider() {
                return right;
            }

            @Override
            public Backend attach(ArmContext context)
                    throws ArmUnavailableException, IOException, InterruptedException {
                Backend backend = right.attach(context);
                backend.apply(Operation.mutate("SET WRITE_DELAY 3000"));
                // H2 writes when its last write is so long ago; this waits for the write of the setting.
                Thread.sleep(3_500);
                return new ForwardingBackend() {
                    private long pause;

                    @Override
                    public Backend backend() {
                        return backend;
                    }

                    @Override
                    public Outcome apply(Operation operation) throws InterruptedException {
                        pause = 4_000;
                        return backend.apply(operation);
                    }

                    /** Waits until H2 has written what it has acknowledged. */
                    @Override
                    public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
                        Thread.sleep(pause);
                        return backend.read(queries);
                    }
                };
            }
        };

        StrikeTally tally = tally(
                play(
                        CATALOGUE.system("h2"),
                        hasty,
                        EnumSet.of(StrikePhase.OPERATION),
                        List.of(Blow.KILL_AT_WRITE),
                        6,
                        MOST),
                StrikePhase.OPERATION,
                Blow.KILL_AT_WRITE);

        assertThat(tally.outside()).isPositive();
        assertThat(tally.fired()).isZero();
        assertThat(tally.wrong()).isNotEmpty().allMatch(wrong -> wrong.startsWith("LOST"));
        assertThat(tally.notes()).containsKey("each call came after the answer");
    }

    /** The bug: a recovery that drops what the store had. */
    @Test
    @Tag("nightly")
    void a_recovery_that_loses_rows_is_seen() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        BackendProvider losing = new ForwardingProvider() {
            private final BackendProvider right = new H2CliProvider();

            @Override
            public BackendProvider provider() {
                return right;
            }

            @Override
            public Backend attach(ArmContext context)
                    throws ArmUnavailableException, IOException, InterruptedException {
                Backend backend = right.attach(context);
                // The first one is counted, the second one is struck, and the third one opens the store again.
                if (opened.incrementAndGet() == 3) {
                    backend.apply(Operation.mutate("DELETE FROM knows"));
                    backend.apply(Operation.mutate("DELETE FROM person"));
                    backend.apply(Operation.mutate("DELETE FROM doc"));
                }
                return backend;
            }
        };

        StrikeTally tally = tally(
                play(
                        CATALOGUE.system("h2"),
                        losing,
                        EnumSet.of(StrikePhase.OPERATION),
                        List.of(Blow.KILL_AT_WRITE),
                        6,
                        1),
                StrikePhase.OPERATION,
                Blow.KILL_AT_WRITE);

        assertThat(opened).as("the bug fired").hasValue(3);
        assertThat(tally.wrong()).singleElement().asString().startsWith("BETWEEN");
    }

    @Test
    @Tag("nightly")
    void the_shell_of_h2_leaves_what_it_must_in_every_cell() throws Exception {
        inEveryCell("h2", "cli", 6, MOST);
    }

    @Test
    @Tag("nightly")
    void the_server_of_h2_leaves_what_it_must_in_every_cell() throws Exception {
        needsToAttach();
        inEveryCell("h2", "server", 6, MOST);
    }

    /** A process of Jena needs some seconds and makes many calls, so a part of its places must do here. */
    @Test
    @Tag("nightly")
    void the_tools_of_jena_leave_what_they_must_in_every_cell() throws Exception {
        inEveryCell("jena", "cli", 3, 4);
    }

    @Test
    @Tag("nightly")
    void the_server_of_jena_leaves_what_it_must_in_every_cell() throws Exception {
        needsToAttach();
        inEveryCell("jena", "server", 2, 3);
    }

    private static void inEveryCell(String system, String arm, int steps, int most) throws Exception {
        List<StrikeTally> tallies =
                play(system, arm, EnumSet.allOf(StrikePhase.class), StrikeGrid.allBlows(), steps, most);

        StrikeTable table = new StrikeTable(system + " " + arm, "social", tallies, Verdict.PARITY);
        assertThat(table.verdict()).as(table.text()).isEqualTo(Verdict.PARITY);
        for (StrikePhase phase : EnumSet.of(StrikePhase.OPERATION, StrikePhase.OPENERS, StrikePhase.WALK)) {
            assertThat(tally(tallies, phase, Blow.KILL_AT_WRITE).fired())
                    .as(table.text())
                    .isPositive();
        }
    }

    /** A journal that ends within an entry is the finding of a page. */
    @Test
    @Tag("nightly")
    void an_update_of_tdb2_is_killed_at_its_writes_and_a_torn_journal_shuts_the_store() throws Exception {
        StrikeTally tally = tally(
                play("jena", "cli", EnumSet.of(StrikePhase.OPERATION), List.of(Blow.KILL_AT_WRITE), 2, MOST),
                StrikePhase.OPERATION,
                Blow.KILL_AT_WRITE);

        assertThat(tally.wrong()).isEmpty();
        assertThat(tally.known()).containsKey("jena-torn-journal-shuts-the-store");
    }

    private static StrikeTally tally(List<StrikeTally> tallies, StrikePhase phase, Blow blow) {
        return tallies.stream()
                .filter(tally -> tally.cell().phase() == phase && tally.cell().blow() == blow)
                .findFirst()
                .orElseThrow();
    }

    private static List<StrikeTally> play(
            String system, String arm, Set<StrikePhase> phases, List<Blow> blows, int steps, int most)
            throws Exception {
        SystemUnderTest struck = CATALOGUE.system(system);
        return play(struck, CATALOGUE.transports(struck).get(arm), phases, blows, steps, most);
    }

    private static List<StrikeTally> play(
            SystemUnderTest struck,
            BackendProvider provider,
            Set<StrikePhase> phases,
            List<Blow> blows,
            int steps,
            int most)
            throws Exception {
        Engine engine = new Resolver().resolve(struck, struck.defaultVersion());
        ArmPlan plan = new ArmPlan("struck", provider, engine, engine, Map.of("server.launcher", "process"));
        return play(CATALOGUE.workload(struck, Optional.of("social")), plan, phases, blows, steps, most);
    }

    private static <M> List<StrikeTally> play(
            Workload<M> workload, ArmPlan plan, Set<StrikePhase> phases, List<Blow> blows, int steps, int most)
            throws Exception {
        List<StrikeTally> played = new ArrayList<>();
        new StrikeGrid<>(workload, workload.alphabet(), phases, blows, steps, most, Duration.ofMinutes(2))
                .play(plan, 1, played::add);
        return played;
    }
}
