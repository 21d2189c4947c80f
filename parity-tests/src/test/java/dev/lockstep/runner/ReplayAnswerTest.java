package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.op.Json;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A replay of a walk with a finding says whether the finding is shown again, how often, and whether it is noise. */
class ReplayAnswerTest {

    @TempDir
    private static Path built;

    private static Path jar;

    @TempDir
    private Path temp;

    private int replays;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.MOODY.build(built);
    }

    @Test
    void a_finding_that_comes_back_is_shown_again() {
        run("embedded,noisy");

        Terminal again = replay();

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out())
                .startsWith("SHOWN AGAIN  moody, moody, seed 1: 1 of 1 steps over embedded, noisy in ")
                .contains("  replayed     the recorded finding in 1 of 1 try\n");
    }

    @Test
    void a_finding_that_does_not_come_back_is_not_shown_and_nothing_is_vacuous() {
        run("embedded,noisy");

        Terminal again = replay("--arms", "embedded");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).startsWith("NOT SHOWN  moody").contains("no difference in 1\n");
    }

    @Test
    void a_finding_that_comes_and_goes_is_counted() {
        runUntilItDiverges("embedded,flaky");

        Terminal again = replay("--times", "4", "--json");

        JsonNode answer = Json.MAPPER.readTree(again.out()).get("recurrence");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(answer.get("tries").asInt()).isEqualTo(4);
        assertThat(answer.get("again").asInt()).isEqualTo(2);
        assertThat(replay("--times", "4").out())
                .startsWith("SHOWN 2 OF 4  moody")
                .contains(", seed 1: ");
    }

    @Test
    void another_finding_is_told_apart() throws IOException {
        run("embedded,noisy");
        Path report = out().resolve("report.json");
        Files.writeString(report, Files.readString(report).replace("\"/count\"", "\"/outcome\""));

        assertThat(replay().out()).startsWith("SHOWS ANOTHER  moody");
    }

    @Test
    void a_replay_in_which_nobody_could_look_is_vacuous_and_says_why() throws IOException {
        run("embedded,noisy");
        Path report = out().resolve("report.json");
        Files.writeString(report, Files.readString(report).replace("\"/count\"", "\"/inside/all/rows\""));

        Terminal blind = replay("--arms", "embedded", "--times", "2");
        Terminal asJson = replay("--arms", "embedded", "--json");

        assertThat(blind.exit()).as(blind.err()).isEqualTo(4);
        assertThat(blind.out())
                .startsWith("VACUOUS  moody")
                .contains("  replayed     the recorded finding in 0 of 2 tries, nobody could look in 2"
                        + " (the invariant 'all' never looked)\n")
                .doesNotContain("a longer walk");
        assertThat(asJson.exit()).isEqualTo(4);
        JsonNode answer = Json.MAPPER.readTree(asJson.out()).get("recurrence");
        assertThat(answer.get("unseen").asInt()).isEqualTo(1);
        assertThat(answer.get("why").asString()).isEqualTo("the invariant 'all' never looked");
        assertThat(new ReportSchema(CampaignReport.class, "campaign.schema.json").errors(asJson.out()))
                .isEmpty();
    }

    @Test
    void a_finding_that_the_reference_shows_against_itself_is_noise() {
        run("noisy,embedded", "--reference", "noisy");

        Terminal again = replay("--aa");

        assertThat(again.exit()).as(again.out()).isEqualTo(3);
        assertThat(again.out())
                .startsWith("NOISE  moody")
                .contains("noise in 1, where the reference disagrees with itself");
    }

    @Test
    void a_record_that_a_person_shortened_and_that_shows_nothing_is_not_vacuous() throws IOException {
        run("embedded");
        List<String> lines = Files.readAllLines(out().resolve("ops.jsonl"));
        Path shortened = Files.write(temp.resolve("shorter.jsonl"), lines.subList(0, 2));

        Terminal again = Terminal.run(
                "replay",
                "--no-shrink",
                "--plugin",
                jar.toString(),
                "--arms",
                "embedded",
                "--out",
                temp.resolve("again").toString(),
                shortened.toString());

        assertThat(again.exit()).as(again.out()).isZero();
        assertThat(again.out()).startsWith("PARITY  moody, moody, seed 1: 1 of 1 steps over embedded in ");
    }

    @Test
    void an_arm_that_is_named_like_a_second_opening_is_replayed() throws IOException {
        run("embedded,embedded-again", "--aa");

        Terminal again = replay();

        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(ReportFile.read(temp.resolve("replay1")).arms())
                .extracting(Report.Arm::name)
                .containsExactly("embedded", "embedded-again", "embedded-again-again");
        assertThat(ReportFile.read(out()).arms()).extracting(Report.Arm::twin).containsExactly(false, false, true);
    }

    /** The transport is right each second time that a process opens it. */
    private void runUntilItDiverges(String arms) {
        if (run(arms).exit() == 0) {
            assertThat(walk("second", arms, 5).exit()).isEqualTo(1);
        }
    }

    private Path walked;

    private Terminal run(String arms, String... more) {
        return walk("walk", arms, 20, more);
    }

    private Terminal walk(String folder, String arms, int steps, String... more) {
        walked = temp.resolve(folder);
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--no-shrink",
                "--system",
                "moody",
                "--workload",
                "moody",
                "--plugin",
                jar.toString(),
                "--arms",
                arms,
                "--steps",
                Integer.toString(steps),
                "--out",
                walked.toString()));
        words.addAll(List.of(more));
        return Terminal.run(words);
    }

    private Terminal replay(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "replay",
                "--no-shrink",
                "--plugin",
                jar.toString(),
                "--out",
                temp.resolve("replay" + ++replays).toString()));
        words.addAll(List.of(more));
        words.add(out().toString());
        return Terminal.run(words);
    }

    private Path out() {
        return walked;
    }
}
