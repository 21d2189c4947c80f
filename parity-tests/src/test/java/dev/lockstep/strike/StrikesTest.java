package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.CommandPrefix;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.cli.h2.H2CliProvider;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The planted server writes its store before it answers, or only when it stops. */
    @ParameterizedTest
    @CsvSource({
        "ERROR_ON_WRITE, true, false",
        "ERROR_ON_WRITE, false, true",
        "KILL_AT_WRITE, false, true",
    })
    void a_server_whose_writes_all_come_after_its_answers_is_struck_outside_the_operation(
            Blow blow, boolean writesFirst, boolean late, @TempDir Path root) throws Exception {
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        Path store = Files.createFile(folder.data().resolve("store"));
        Strike strike = StrikeTest.strike(
                context -> PlantedServer.start(CommandPrefix.in(context.folder()), store, writesFirst),
                Expectation.done());

        Strike.Left left = strike.deal(folder, blow, 1).orElseThrow();

        assertThat(left.how().contains("the blow fell after the answer")).isEqualTo(late);
        StrikeCell cell = new StrikeCell("server", StrikePhase.OPERATION, blow);
        StrikeTally tally = StrikeTally.none(cell).plus(strike.judge(folder, left), "planted");
        assertThat(tally.fell()).isEqualTo(1);
        assertThat(new StrikeTable("planted 1", "social", List.of(tally), Verdict.PARITY).verdict())
                .isEqualTo(late ? Verdict.VACUOUS : Verdict.PARITY);
    }

    /** A server of one operation, as a script: the store is written when the operation comes, or at the stop. */
    private record PlantedServer(Process process, BufferedReader answers) implements Backend {

        static PlantedServer start(List<String> prefix, Path store, boolean writesFirst) {
            String write = "echo x >> '" + store + "' 2>/dev/null; ";
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(
                    "sh",
                    "-c",
                    "read -r line; " + (writesFirst ? write : "") + "echo answered; read -r line; "
                            + (writesFirst ? "" : write) + "exit 0"));
            try {
                Process process = new ProcessBuilder(command).start();
                return new PlantedServer(process, process.inputReader());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Outcome apply(Operation operation) {
            try {
                say();
                assertThat(answers.readLine()).isEqualTo("answered");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Outcome.Done.UNCOUNTED;
        }

        private void say() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) {
            return queries.stream().map(query -> StrikeTest.ONE).toList();
        }

        /** A server that was killed cannot be left. */
        @Override
        public void leave() throws IOException, InterruptedException {
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IOException("it ended with " + process.exitValue());
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
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
                // The first one is the process that is struck, and the second one opens the store again.
                if (opened.incrementAndGet() == 2) {
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

        assertThat(opened).as("the bug fired").hasValue(2);
        assertThat(tally.wrong()).singleElement().asString().startsWith("BETWEEN");
    }

    @ParameterizedTest
    @CsvSource({"h2, cli", "h2, server", "jena, cli", "jena, server"})
    @Tag("nightly")
    void each_process_leaves_what_it_must_in_every_cell(String system, String arm) throws Exception {
        List<StrikeTally> tallies = play(system, arm, EnumSet.allOf(StrikePhase.class), StrikeGrid.allBlows(), 6, MOST);

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
    void an_update_of_tdb2_is_killed_at_each_write_and_a_torn_journal_shuts_the_store() throws Exception {
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
