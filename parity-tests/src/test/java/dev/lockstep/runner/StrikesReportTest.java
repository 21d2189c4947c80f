package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.strike.Blow;
import dev.lockstep.strike.StrikeCell;
import dev.lockstep.strike.StrikeGrid;
import dev.lockstep.strike.StrikePhase;
import dev.lockstep.strike.StrikeTally;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.StrikeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of struck processes has the form that its schema says. */
class StrikesReportTest {

    private static final ReportSchema SCHEMA = new ReportSchema(StrikeGrid.class, "strikes.schema.json");

    @TempDir
    private Path folder;

    @Test
    void a_cell_of_every_phase_and_every_blow_is_valid() throws IOException {
        List<StrikeTally> tallies = new ArrayList<>();
        for (StrikePhase phase : StrikePhase.values()) {
            for (Blow blow : Blow.values()) {
                tallies.add(tally(phase, blow));
            }
        }
        String report = StrikesCommand.written(
                new StrikeTable("a system 1", "social", tallies, Verdict.PARITY),
                List.of("note"),
                SeedRange.parse("1..3"),
                Engine.of(SystemUnderTest.named("h2")));

        assertThat(SCHEMA.errors(report)).isEmpty();
        assertThat(SCHEMA.errors(report.replace("\"fell\"", "\"fallen\""))).isNotEmpty();
    }

    @Test
    void a_machine_without_the_right_to_attach_has_tools_to_strike() {
        Catalogue catalogue = Plugins.catalogue(List.of());
        SystemUnderTest h2 = catalogue.system("h2");
        List<ArmPlan> plans = List.of(plan(catalogue, h2, "cli"), plan(catalogue, h2, "server"));

        assertThat(StrikesCommand.lacking(plans, Optional::empty, () -> Optional.of("not permitted")))
                .isEqualTo(Map.of("server", "not permitted"));
        assertThat(StrikesCommand.lacking(plans, Optional::empty, Optional::empty))
                .isEmpty();
        assertThat(StrikesCommand.lacking(plans, () -> Optional.of("no strace"), () -> Optional.of("no strace")))
                .containsOnlyKeys("cli", "server");
    }

    private static ArmPlan plan(Catalogue catalogue, SystemUnderTest system, String transport) {
        return ArmPlan.of(transport, catalogue.transports(system).get(transport), Engine.of(system));
    }

    @Test
    @Tag("nightly")
    void the_report_of_the_command_is_valid() throws IOException {
        Terminal ran = Terminal.run(
                "strikes",
                "--json",
                "--arms",
                "cli",
                "--phase",
                "operation",
                "--fault",
                "kill-at-write",
                "--most",
                "1",
                "--out",
                folder.resolve("strikes").toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(SCHEMA.errors(ran.out())).isEmpty();
        assertThat(Json.MAPPER.readTree(ran.out()).path("system").asString())
                .as("the name by which the ledger knows a system")
                .isEqualTo("h2");
    }

    private static StrikeTally tally(StrikePhase phase, Blow blow) {
        return new StrikeTally(
                new StrikeCell("cli", phase, blow),
                2,
                1,
                1,
                1,
                0,
                0,
                0,
                1,
                new TreeMap<>(Map.of("a-page", 1)),
                List.of("LOST: it is gone"),
                new TreeMap<>(Map.of("a note", 2)));
    }
}
