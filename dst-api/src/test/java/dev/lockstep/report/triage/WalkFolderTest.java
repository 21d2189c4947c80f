package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of which a part is missing is still read. */
class WalkFolderTest {

    private static final int STEPS = 20;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void walk() {
        folder = temporary.resolve("walk");
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .seed(3)
                .steps(STEPS)
                .reference("embedded")
                .folder(folder);
        walk.arm(Shelf.arm("embedded", UnaryOperator.identity())).arm(Shelf.arm("cli", UnaryOperator.identity()));
        walk.play();
    }

    @Test
    void a_whole_folder_lacks_nothing() throws IOException {
        WalkFolder walk = WalkFolder.read(folder);

        assertThat(walk.missing()).isEmpty();
        assertThat(walk.steps()).filteredOn(step -> step.step() > 0).hasSize(STEPS);
        assertThat(walk.arms()).containsExactly("embedded", "cli");
        assertThat(walk.seed()).isEqualTo(3);
        assertThat(walk.command(1)).isPresent();
        assertThat(walk.detail(STEPS)).isPresent();
        assertThat(walk.divergences()).isEmpty();
    }

    @Test
    void a_journal_that_is_cut_off_keeps_its_whole_lines() throws IOException {
        Path journal = folder.resolve(Recording.JOURNAL);
        String whole = Files.readString(journal);
        int cut = whole.indexOf("{\"step\":7,") + 30;
        Files.writeString(journal, whole.substring(0, cut));
        Files.delete(folder.resolve(Recording.REPORT));

        WalkFolder walk = WalkFolder.read(folder);

        assertThat(walk.steps()).last().satisfies(step -> {
            assertThat(step.step()).isEqualTo(7);
            assertThat(step.mark()).isEqualTo(JournalStep.Mark.UNFINISHED);
        });
        assertThat(walk.verdict()).isEmpty();
        assertThat(walk.missing())
                .containsExactly(
                        "report.json is missing: the walk neither came to its end nor to a finding",
                        "journal.jsonl is cut off in line " + (1 + 1 + 6 * 2 + 2)
                                + ", after 30 characters; that line was left out",
                        "the process ended within step 7: its command is recorded, and its answers are not",
                        "the journal has no end: the walk was killed, or is still running, in step 7 or after it");
    }

    @Test
    void a_packed_journal_is_read_like_a_plain_one() throws Exception {
        WalkFolder plain = WalkFolder.read(folder);
        for (String file : List.of(Recording.JOURNAL, Recording.COMMANDS)) {
            Path path = folder.resolve(file);
            // Lines of no step, so that the file is large enough to be packed.
            Files.writeString(
                    path, ("{\"padding\":\"" + "-".repeat(2_000) + "\"}\n").repeat(600), StandardOpenOption.APPEND);
            new PackedFile(path).pack();
            assertThat(path).doesNotExist();
        }

        WalkFolder packed = WalkFolder.read(folder);

        assertThat(packed.steps()).isEqualTo(plain.steps());
        assertThat(packed.detail(STEPS)).isEqualTo(plain.detail(STEPS));
        assertThat(packed.command(STEPS)).isEqualTo(plain.command(STEPS));
    }

    @Test
    void an_answer_that_all_arms_gave_is_in_the_journal_once_and_each_arm_has_it() throws IOException {
        assertThat(Files.readAllLines(folder.resolve(Recording.JOURNAL)))
                .filteredOn(line -> line.startsWith("{\"step\":1,"))
                .singleElement()
                .asString()
                .containsOnlyOnce("\"outcome\"")
                .contains("\"as\":");

        StepDetail first = WalkFolder.read(folder).detail(1).orElseThrow();
        assertThat(first.arms().get("embedded").outcome())
                .isEqualTo(first.arms().get("cli").outcome());
    }

    @Test
    void a_damaged_line_in_the_middle_costs_only_this_line() throws IOException {
        Path journal = folder.resolve(Recording.JOURNAL);
        List<String> lines = Files.readAllLines(journal);
        lines.set(5, "\u0000\u0007{");
        Files.write(journal, lines);

        WalkFolder walk = WalkFolder.read(folder);

        assertThat(walk.steps()).filteredOn(step -> step.step() > 0).hasSize(STEPS - 1);
        assertThat(walk.missing()).singleElement().asString().startsWith("journal.jsonl, line 6 is damaged");
    }

    @Test
    void each_file_that_is_missing_has_a_sentence() throws IOException {
        for (String file : List.of("plan.json", Recording.JOURNAL, Recording.REPORT)) {
            Files.delete(folder.resolve(file));
        }

        WalkFolder walk = WalkFolder.read(folder);

        assertThat(walk.missing())
                .contains("plan.json is missing", "journal.jsonl is missing")
                .anyMatch(sentence -> sentence.startsWith("report.json is missing"));
        assertThat(walk.system()).isEqualTo("shelf");
        assertThat(walk.recorded()).isEqualTo(STEPS);
    }

    @Test
    void a_report_that_is_cut_off_is_said_without_the_folder() throws IOException {
        Files.writeString(folder.resolve(Recording.REPORT), "{\"lockstep\": 2, ");
        Files.writeString(folder.resolve(Recording.REPORT + ".part"), "{");

        WalkFolder walk = WalkFolder.read(folder);

        assertThat(walk.missing().get(0)).startsWith("report.json: not a report (");
        assertThat(walk.missing())
                .contains("report.json.part was left behind: the process ended while the report was written");
        assertThat(walk.verdict()).contains("PARITY");
    }

    @Test
    void a_folder_that_is_none_of_a_walk_is_refused_by_name() {
        assertThatThrownBy(() -> WalkFolder.read(temporary))
                .hasMessage(temporary + ": not the folder of a walk; it has no plan.json, no ops.jsonl and no"
                        + " report.json");
        assertThatThrownBy(() -> WalkFolder.read(temporary.resolve("none")))
                .hasMessage(temporary.resolve("none") + ": there is no such folder");
    }
}
