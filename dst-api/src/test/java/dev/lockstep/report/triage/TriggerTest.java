package dev.lockstep.report.triage;

import static dev.lockstep.shelf.WrongShelf.answering;
import static dev.lockstep.shelf.WrongShelf.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.Shrunk.Ended;
import dev.lockstep.report.StateReads;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerTest {

    private static final List<Command<SortedMap<String, Long>>> THREE =
            List.of(new Put("cup", 1), new Put("bowl", 2), new Put("jug", 3));

    /** An arm that loses a row when it has two. */
    private static final UnaryOperator<Backend> LOSES_ONE = rows(rows -> rows.size() < 2 ? rows : rows.subList(1, 2));

    /** An arm that refuses the second of two. */
    private static final UnaryOperator<Backend> REFUSES = answering("put jug", new Refused("DUPLICATE", "409", "no"));

    @TempDir
    private Path folder;

    @Test
    void the_last_change_before_a_read_that_differs_is_suspected() throws IOException {
        Divergence shown = shrunk(LOSES_ONE, List.of(THREE.get(0), THREE.get(2)), Ended.FINISHED, 3);

        assertThat(shown.remarks())
                .containsExactly("step 2 of the shortest script, put jug 3, is the last change before the read that"
                        + " differs; without this step the script shows nothing");
        assertThat(shown.title()).startsWith("wrong: after put bowl 2, all lacks 1 of 2 rows");
    }

    @Test
    void the_step_whose_answer_differs_is_not_the_one_before_it() throws IOException {
        Divergence shown = shrunk(REFUSES, List.of(THREE.get(0), THREE.get(2)), Ended.FINISHED, 3);

        assertThat(shown.remarks())
                .containsExactly("step 1 of the shortest script, put cup 1, is the last change before the answer that"
                        + " differs; without this step the script shows nothing");
        assertThat(shown.title()).as("the walk put a bowl before").startsWith("wrong: put jug 3 is refused");
    }

    @Test
    void nobody_says_that_a_step_is_needed_if_the_shrinking_was_stopped_or_the_finding_comes_and_goes()
            throws IOException {
        List<Command<SortedMap<String, Long>>> two = List.of(THREE.get(0), THREE.get(2));
        Divergence shown = shrunk(LOSES_ONE, two, Ended.BUDGET, 3);

        assertThat(shown.remarks())
                .containsExactly(
                        "step 2 of the shortest script, put jug 3, is the last change before the read that differs");
        told(shown.bucket(), Ended.FINISHED, 2).write(Shrunk.folder(shown.walk().folder(), shown.bucket()));
        assertThat(WrongShelf.divergence(folder.resolve("walk")).remarks())
                .noneMatch(remark -> remark.contains("without this step"));
    }

    @Test
    void a_long_walk_has_no_step_to_suspect_beside_its_own() throws IOException {
        List<Command<SortedMap<String, Long>>> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(new Put("cup" + i, i));
        }
        many.add(THREE.get(2));

        Divergence answered = WrongShelf.divergence(folder.resolve("walk"), many, "wrong", REFUSES);

        assertThat(answered.trigger()).isEmpty();
        assertThat(answered.title()).startsWith("wrong: put jug 3 is refused");
    }

    @Test
    void a_short_walk_is_its_own_script_and_nothing_is_said_of_a_shorter_one() throws IOException {
        Divergence answered = WrongShelf.divergence(folder.resolve("walk"), THREE, "wrong", REFUSES);

        assertThat(answered.title()).startsWith("wrong: after put bowl 2, put jug 3 is refused");
        assertThat(answered.remarks()).isEmpty();
    }

    private Divergence shrunk(
            UnaryOperator<Backend> bug, List<Command<SortedMap<String, Long>>> script, Ended ended, long again)
            throws IOException {
        Path walk = folder.resolve("walk");
        String bucket = WrongShelf.divergence(walk, THREE, "wrong", bug).bucket();
        Path smaller = Shrunk.folder(walk, bucket);
        Files.createDirectories(smaller.getParent());
        WrongShelf.walk(smaller, script, List.of("embedded", "wrong"), "wrong", bug);
        told(bucket, ended, again).write(smaller);
        return WrongShelf.divergence(walk);
    }

    private static Shrunk told(String bucket, Ended ended, long again) {
        return new Shrunk(
                Shrunk.FORM,
                bucket,
                bucket,
                "put",
                ended,
                3,
                2,
                4,
                0,
                1,
                new Shrunk.Reproduction(3, 3),
                new Shrunk.Reproduction(again, 3),
                StateReads.NOT_TRIED,
                List.of("embedded", "wrong"),
                List.of(),
                List.of());
    }
}
