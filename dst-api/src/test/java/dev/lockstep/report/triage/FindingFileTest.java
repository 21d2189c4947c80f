package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Row;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code finding.md}, as a person reads it and as hostile data would like it. */
class FindingFileTest {

    private static final List<Put> THREE = List.of(new Put("cup", 1), new Put("bowl", 2), new Put("jug", 3));

    @TempDir
    private Path temporary;

    private String written() throws IOException {
        Path walk = temporary.resolve("walk");
        assertThat(FindingFile.write(WalkFolder.read(walk))).isTrue();
        return Files.readString(walk.resolve(FindingFile.NAME));
    }

    @Test
    void a_refusal_of_one_arm_is_told_with_all_answers() throws IOException {
        WrongShelf.divergence(
                temporary.resolve("walk"),
                THREE,
                "wrong",
                WrongShelf.answering("put jug", new Refused("DUPLICATE", "409", "there is a jug")));

        Golden.check("finding-refused.md", written());
    }

    @Test
    void hostile_text_ends_no_block_and_draws_nothing() throws IOException {
        String hostile = "```\n# title <script>alert(1)</script> \u001b[2J\u202e | [x](y)";
        WrongShelf.divergence(temporary.resolve("walk"), THREE, "wrong", WrongShelf.rows(rows -> {
            List<Row> more = new ArrayList<>(rows);
            more.add(Row.of(Cell.text(hostile), Cell.number(1)));
            return more;
        }));

        String text = written();

        assertThat(text).doesNotContain("\u001b", "\u202e").contains("````diff\n+ [\"```\\n# title <script>");
        Golden.check("finding-hostile.md", text);
    }

    @Test
    void the_file_names_no_folder_above_that_of_the_walk() throws IOException {
        WrongShelf.divergence(temporary.resolve("walk"), THREE, "wrong", WrongShelf.rows(rows -> List.of()));

        assertThat(written()).doesNotContain(temporary.toString()).contains("./lockstep replay walk ");
    }

    @Test
    void a_known_bug_that_the_walk_was_allowed_to_meet_is_named() throws IOException {
        Path walk = temporary.resolve("walk");
        WrongShelf.divergence(walk, THREE, "wrong", WrongShelf.rows(rows -> List.of()));
        Path reproducers = walk.resolve(
                "repro/" + WrongShelf.allowedToMeet("lost-jug", walk).bucket());
        Files.createDirectories(reproducers);
        Files.writeString(reproducers.resolve("run.sh"), "exit 1\n");

        assertThat(written())
                .contains(
                        "The walk was allowed to meet lost-jug, a known bug of the product, and this may be that bug.")
                .contains("Compare it with the known bug before you report it: ")
                .doesNotContain("Ready for the tracker");
    }

    @Test
    void a_walk_without_a_finding_has_no_file() throws IOException {
        WrongShelf.walk(temporary.resolve("walk"), THREE, List.of("embedded", "cli"), "none", backend -> backend);

        assertThat(FindingFile.write(WalkFolder.read(temporary.resolve("walk"))))
                .isFalse();
        assertThat(temporary.resolve("walk").resolve(FindingFile.NAME)).doesNotExist();
    }
}
