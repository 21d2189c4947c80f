package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.PutAgain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewEntryTest {

    private static final String NONE = "# none now\n- {id: LS-0001, retired: 2026-11-20}\n";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    @Test
    void a_finding_becomes_an_entry_with_a_witness_that_has_only_what_it_needs() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list);
        String id = new NewEntry<>(list.read(), ShelfList.VOCABULARY, list.witness(ShelfList.OTHER_CODE))
                .add(walked, TODAY);
        assertThat(id).isEqualTo("LS-0002");
        assertThat(Files.readAllLines(folder.resolve("witnesses/LS-0002.jsonl")).stream()
                        .skip(1))
                .containsExactly(
                        "{\"command\":\"put\",\"name\":\"jug\",\"size\":2}",
                        "{\"command\":\"putAgain\",\"name\":\"jug\"}");
    }

    @Test
    void the_list_does_not_load_until_a_person_has_filled_in_the_entry() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        new NewEntry<>(list.read(), ShelfList.VOCABULARY, list.witness(ShelfList.OTHER_CODE)).add(record(list), TODAY);
        for (String left : List.of("owner", "link", "reason")) {
            assertThatThrownBy(list::read).hasMessageContaining(left + ": is empty; fill it in");
            list.list(Files.readString(list.file()).replace(left + ": \"\"", left + ": docs/findings/codes.md"));
        }
        KnownDifference entry = list.entry();
        assertThat(list.witness(ShelfList.OTHER_CODE).play(entry).state()).isEqualTo(Witness.State.HOLDS);
        assertThat(Narrowness.of(entry, new Shelf())).allMatch(Narrowness.Perturbation::novel);
        assertThat(list.walk(ShelfList.OTHER_CODE, new Put("jug", 2), new PutAgain("jug"))
                        .findings())
                .isEmpty();
        assertThat(list.walk(ShelfList.OTHER_CODE, new Put("cup", 2), new PutAgain("cup"))
                        .verdict())
                .isEqualTo(Verdict.DIVERGED);
    }

    @Test
    void a_finding_that_does_not_recur_is_not_allow_listed() throws Exception {
        ShelfList list = new ShelfList(folder).list(NONE);
        Path walked = record(list);
        NewEntry<?> signing = new NewEntry<>(list.read(), ShelfList.VOCABULARY, list.witness(UnaryOperator.identity()));
        assertThatThrownBy(() -> signing.add(walked, TODAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("played again, it is FIXED");
        assertThat(list.file()).hasContent(NONE);
    }

    private Path record(ShelfList list) throws IOException {
        Path walked = Files.createDirectories(folder.resolve("walked"));
        var plan = list.plan(
                List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", ShelfList.OTHER_CODE)),
                new Put("cup", 1),
                new Count(),
                new Put("jug", 2),
                new Count(),
                new PutAgain("jug"));
        WalkResult result = Walk.run(plan, new Recording(walked, plan, Clock.systemUTC()));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        return walked;
    }
}
