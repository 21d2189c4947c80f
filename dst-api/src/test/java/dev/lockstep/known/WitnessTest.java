package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.known.Witness.Standing;
import dev.lockstep.known.Witness.State;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    @TempDir
    Path folder;

    @Test
    void a_witness_that_shows_its_difference_holds() throws Exception {
        ShelfList list = new ShelfList(folder);
        assertThat(list.witness(ShelfList.OTHER_CODE).play(list.entry()).state())
                .isEqualTo(State.HOLDS);
    }

    @Test
    void a_witness_in_parity_is_fixed_and_the_patch_removes_the_entry_for_good() throws Exception {
        ShelfList list = new ShelfList(folder).list("# the shelf's\n" + ShelfList.ENTRY + "\n# and no more\n");
        assertThat(list.witness(UnaryOperator.identity()).play(list.entry()).state())
                .isEqualTo(State.FIXED);
        String patch = Removal.patch(list.entry(), "shelf.yaml", LocalDate.of(2026, 12, 1));
        assertThat(patch)
                .startsWith("--- a/shelf.yaml\n+++ b/shelf.yaml\n@@ -1,23 +1,4 @@\n # the shelf's\n-- id: LS-0001\n")
                .contains("\n+- {id: LS-0001, retired: 2026-12-01}\n")
                .endsWith(" \n # and no more\n");
    }

    @Test
    void a_witness_that_shows_another_difference_is_different_and_says_in_what() throws Exception {
        ShelfList list = new ShelfList(folder);
        Standing standing = list.witness(Answering.refusing(new Outcome.Refused("NOT_FOUND", "410", "")))
                .play(list.entry());
        assertThat(standing.state()).isEqualTo(State.DIFFERENT);
        assertThat(standing.finding()).isPresent();
    }

    @Test
    void a_witness_that_differs_before_its_last_step_is_different() throws Exception {
        ShelfList list =
                new ShelfList(folder).witness(ShelfList.WITNESS + "{\"command\":\"putAgain\",\"name\":\"cup\"}\n");
        Standing standing = list.witness(ShelfList.OTHER_CODE).play(list.entry());
        assertThat(standing.state()).isEqualTo(State.DIFFERENT);
        assertThat(standing.detail()).isEqualTo("step 2 of 3 already differs");
    }

    @Test
    void a_witness_without_its_arm_is_unresolved_and_not_passed() throws Exception {
        ShelfList list = new ShelfList(folder);
        Witness<?> alone = new Witness<>(
                new Shelf(),
                List.of(Shelf.arm("embedded", UnaryOperator.identity())),
                Limits.of(Duration.ofMinutes(1)),
                folder);
        Standing standing = alone.play(list.entry());
        assertThat(standing.state()).isEqualTo(State.UNRESOLVED);
        assertThat(standing.detail()).isEqualTo("there is no arm for cli");
    }

    @Test
    void a_witness_whose_arm_cannot_be_started_is_lost_and_not_merely_unresolved() throws Exception {
        ShelfList list = new ShelfList(folder);
        ArmPlan cli = Shelf.arm("cli", UnaryOperator.identity());
        Witness<?> lost = new Witness<>(
                new Shelf(),
                List.of(
                        Shelf.arm("embedded", UnaryOperator.identity()),
                        ArmPlan.of("cli", new Unavailable(cli.provider()), cli.engine())),
                Limits.of(Duration.ofMinutes(1)),
                folder);
        Standing standing = lost.play(list.entry());
        assertThat(standing.state()).isEqualTo(State.LOST);
        assertThat(standing.detail()).isEqualTo("INFRA: there is no shell");
    }

    private record Unavailable(BackendProvider provider) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException {
            throw new ArmUnavailableException("there is no shell");
        }
    }

    @Test
    void an_entry_that_allows_more_rows_than_its_witness_shows_is_wider_than_it() throws Exception {
        UnaryOperator<Backend> losing = Answering.with((backend, operation) ->
                operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put jug")
                        ? Outcome.Done.affecting(1)
                        : backend.apply(operation));
        ShelfList list = new ShelfList(folder);
        list.witness(ShelfList.WITNESS.lines().findFirst().orElseThrow()
                + "\n{\"command\":\"put\",\"name\":\"jug\",\"size\":3}\n");
        String entry = ShelfList.ENTRY
                .replace("command: putAgain", "command: put")
                .replace("/name, equals: cup", "/name, equals: jug")
                .replace("path: /code, class: VALUE", "path: \"/probe/all/rows/*\", class: MISSING")
                .replaceAll("\\{outcome: Refused[^}]*\\}", "{outcome: Done}");

        assertThat(list.list(entry).witness(losing).play(list.entry()).state()).isEqualTo(Witness.State.HOLDS);

        list.list(entry.replace("class: MISSING", "class: MISSING, rows: 2"));
        assertThat(list.witness(losing).play(list.entry()).detail())
                .isEqualTo("the entry is wider than its witness, which shows 1 of 2 rows of MISSING at"
                        + " /probe/all/rows/*");
    }
}
