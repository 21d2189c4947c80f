package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Avoided;
import dev.lockstep.report.ReportFile;
import dev.lockstep.system.Avoidances;
import dev.lockstep.system.H2Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk steers round known bugs and says so, or meets those that it is asked to, and its record does the same. */
class MeetTest {

    /** A session in another zone than UTC: what {@code --meet local-zone} shows on a machine in that zone. */
    private static final Path WITNESS = Path.of("known/witnesses/LS-0009.jsonl");

    private static final Avoidances H2 = new H2Provider().system().avoidances();

    @TempDir
    Path folder;

    private int walks;

    private Terminal walk(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--arms", "embedded", "--out", walked(++walks).toString()));
        return Terminal.run(all);
    }

    private Path walked(int walk) {
        return folder.resolve("walk-" + walk);
    }

    private static String avoids(List<String> names) {
        return "\n  avoids       " + names.size() + " known bugs (" + String.join(", ", names)
                + "); --meet all meets them\n";
    }

    @Test
    void a_usual_walk_names_the_bugs_that_it_steers_round() throws IOException {
        Terminal walk = walk("run", "--steps", "1");

        List<String> all = List.copyOf(H2.declared().keySet());
        assertThat(all).contains("backup-sequence", "backup-timing", "local-zone");
        assertThat(walk.out()).contains(avoids(all)).doesNotContain("\n  meets ");
        assertThat(ReportFile.read(walked(1)).avoidances()).isEqualTo(new Avoided(all, List.of()));
        assertThat(Files.readAllLines(walked(1).resolve("ops.jsonl")).get(0)).doesNotContain("meets");
    }

    @Test
    void a_walk_with_the_engines_own_settings_says_so_in_its_summary_its_report_and_its_record() throws IOException {
        Terminal walk = walk("run", "--steps", "1", "--meet", "settings");

        assertThat(walk.out())
                .contains(avoids(H2.meeting(List.of("settings")).inForce()))
                .contains("\n  meets        backup-timing, local-zone\n");
        assertThat(ReportFile.read(walked(1)).avoidances().met()).containsExactly("backup-timing", "local-zone");
        assertThat(Files.readAllLines(walked(1).resolve("ops.jsonl")).get(0))
                .endsWith(",\"meets\":[\"backup-timing\",\"local-zone\"]}");
    }

    @Test
    void a_record_meets_the_same_bug_again_and_shows_nothing_if_it_is_told_to_steer_round_it() {
        Terminal met = walk("replay", "--no-shrink", WITNESS.toString());
        assertThat(met.exit()).isEqualTo(1);
        assertThat(met.out())
                .startsWith("MODEL")
                .containsPattern("embedded: SELECT [^\n]+ has\\s+here [^\n]+\\s+instead\\s+of\\s");

        Terminal again = walk("replay", "--no-shrink", walked(1).toString());
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out())
                .startsWith("SHOWN AGAIN")
                .contains("\n  meets        local-zone:TIME ZONE=Asia/Kathmandu\n");

        Terminal avoided = walk("replay", walked(1).toString(), "--meet", "none");
        assertThat(avoided.exit()).isZero();
        assertThat(avoided.out()).startsWith("NOT SHOWN");
    }

    @Test
    void an_unknown_bug_is_refused_with_those_that_are_known() {
        Terminal walk = walk("run", "--meet", "rain");

        assertThat(walk.exit()).isEqualTo(2);
        assertThat(walk.err())
                .contains("--meet: there is no avoidance 'rain'; name all, settings or some of alter-under-default,");
    }

    /** H2 runs a script that its URL names. */
    @Test
    void a_record_of_a_stranger_cannot_set_anything_else() throws IOException {
        Path hostile = folder.resolve("hostile.jsonl");
        Files.writeString(
                hostile,
                Files.readString(WITNESS).replace("TIME ZONE=Asia/Kathmandu", "TIME ZONE=UTC;INIT=RUNSCRIPT FROM 'x'"));

        Terminal walk = walk("replay", hostile.toString());

        assertThat(walk.exit()).isEqualTo(2);
        assertThat(walk.err()).contains("hostile.jsonl:1: meets: 'local-zone:TIME ZONE=UTC;INIT=RUNSCRIPT FROM 'x''");
    }

    @Test
    void no_entry_is_made_of_a_walk_that_met_a_bug_on_purpose() {
        walk("replay", "--no-shrink", WITNESS.toString());

        Terminal add = Terminal.run("known", "add", walked(1).toString(), "--known", "known/h2.yaml");

        assertThat(add.exit()).isEqualTo(2);
        assertThat(add.err()).contains("the walk met local-zone:TIME ZONE=Asia/Kathmandu on purpose");
    }
}
