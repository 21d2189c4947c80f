package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.StateReads;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug of a real release, whose reproducer shows it without Lockstep. */
class RealFindingTest {

    /** H2 2.1.210 loses what is written after the database was compacted. */
    private static final String COMMANDS = """
            {"lockstep":1,"system":"h2","workload":"social","seed":7,"generator":5,"kinds":["optimize","upsertPerson","reopen"]}
            {"command":"optimize"}
            {"command":"upsertPerson","person":{"slug":"a","name":"b","age":1,"score":0}}
            {"command":"reopen"}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_loss_of_data_in_an_old_release_is_shown_by_its_reproducer() throws Exception {
        Catalogue catalogue = Plugins.catalogue(List.of());
        SystemUnderTest system = catalogue.system("h2");
        Workload<?> workload = catalogue.workload(system, Optional.of("social"));
        ArmPlans arms = Lineup.assemble(
                        catalogue,
                        system,
                        ArmSpec.parseList(List.of("embedded", "embedded@2.1.210")),
                        Optional.of("embedded"),
                        Map.of())
                .plans(7);
        Path recording = Files.createDirectory(folder.resolve("walk"));
        walk(workload, arms, recording);

        ReproFolder.Written written =
                ReproFolder.write(recording, workload, arms).get(0);
        PlayedBundle played = PlayedBundle.play(
                written.folder(),
                Story.read(
                        recording, ReportFile.read(recording).findings().get(0), StateReads.NOT_TRIED, workload, arms),
                arms,
                new Normalisers(workload.normalisers()));

        played.requireTheAnswersOfTheWalk();
        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(written.notShown())
                .as("nobody has shrunk it")
                .containsExactly(StateReads.NOT_TRIED.caveat().orElseThrow());
        assertThat(played.said()).contains("The versions differ in", "2.1.210 lacks 1 row that 2.5.252 has");
        assertThat(written.folder().resolve("issue.md"))
                .content()
                .startsWith("# H2 Database Engine 2.1.210: after a reopen, SELECT slug, ")
                .contains(
                        "MERGE INTO person",
                        "com.h2database:h2:2.1.210",
                        "WRITE_DELAY=0",
                        "Java ",
                        "SHUTDOWN COMPACT",
                        "0 rows",
                        "sh run.sh")
                .doesNotContain("transport");
    }

    private <M> void walk(Workload<M> workload, ArmPlans arms, Path recording) throws Exception {
        Path file = Files.writeString(folder.resolve("commands.jsonl"), COMMANDS);
        WalkBuilder<M> walk = WalkBuilder.of(workload)
                .reference(arms.reference())
                .commands(CommandFile.read(file, CommandCodec.of(workload)).commands())
                .folder(recording);
        arms.all().forEach(walk::arm);
        walk.play();
    }
}
