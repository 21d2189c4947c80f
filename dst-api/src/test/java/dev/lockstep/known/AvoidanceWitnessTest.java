package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Backend;
import dev.lockstep.known.Witness.Standing;
import dev.lockstep.known.Witness.State;
import dev.lockstep.op.Outcome;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.system.Avoidance;
import dev.lockstep.system.Avoidances;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvoidanceWitnessTest {

    private static final SystemUnderTest SYSTEM = new SystemUnderTest(
            "shelf",
            "Shelf",
            List.of(),
            "1",
            "shelf",
            Set.of(),
            Shelf.SYSTEM.refusals(),
            Avoidances.of(List.of(
                    new Avoidance("late", new Avoidance.Settings(new TreeMap<>(Map.of("DELAY", "0")))),
                    new Avoidance("cups", new Avoidance.NotDrawn("cup")))));

    private static final Vocabulary VOCABULARY =
            new Vocabulary(SYSTEM, Set.of("embedded", "cli"), name -> Optional.of(new Shelf()));

    private static final String ENTRY = """
            - id: LS-0001
              kind: avoidance
              system: shelf
              avoids: late
              versions: "[1,2)"
              arms: [embedded, cli]
              command: putAgain
              difference: {path: /code, class: VALUE}
              plays: 3
              witness: witnesses/LS-0001.jsonl
              owner: transports
              link: https://example.org/1
              reason: The command line answers late.
              added: 2026-11-23
              review: 2027-02-01
            """;

    private static final UnaryOperator<Backend> SOUND = UnaryOperator.identity();
    private static final UnaryOperator<Backend> BUG = ShelfList.OTHER_CODE;
    private static final UnaryOperator<Backend> OTHER_BUG =
            Answering.refusing(new Outcome.Refused("NOT_FOUND", "404", ""));

    @TempDir
    Path folder;

    private ShelfList list;

    @BeforeEach
    void theList() {
        list = new ShelfList(folder)
                .list(ENTRY)
                .witness(ShelfList.WITNESS.replace("\"]}\n", "\"],\"meets\":[\"late:DELAY=9\"]}\n"));
    }

    private KnownDifferences read() throws KnownListException {
        return KnownDifferences.read(list.file(), VOCABULARY);
    }

    /** Plays the witness on a command line that is wrong in these ways, with the avoidance off and in force. */
    private Standing play(UnaryOperator<Backend> off, UnaryOperator<Backend> inForce) throws Exception {
        return new AvoidanceWitness<>(list.witness(off), list.witness(inForce))
                .play(read().avoidances().get(0), SYSTEM);
    }

    @Test
    void a_bug_that_shows_only_with_the_avoidance_off_holds() throws Exception {
        Standing standing = play(BUG, SOUND);

        assertThat(standing.state()).isEqualTo(State.HOLDS);
        assertThat(standing.detail()).isEqualTo("shown in play 1 of 3, and not with late in force");
    }

    @Test
    void a_bug_that_does_not_show_any_more_is_fixed() throws Exception {
        assertThat(play(SOUND, SOUND).state()).isEqualTo(State.FIXED);
    }

    @Test
    void an_avoidance_that_does_not_avoid_the_bug_is_different() throws Exception {
        Standing standing = play(BUG, BUG);

        assertThat(standing.state()).isEqualTo(State.DIFFERENT);
        assertThat(standing.detail()).isEqualTo("with late in force, step 2 shows something else");
    }

    @Test
    void another_bug_is_not_taken_for_this_one() throws Exception {
        assertThat(play(OTHER_BUG, SOUND).state()).isEqualTo(State.DIFFERENT);
    }

    @Test
    void a_bug_that_comes_and_goes_is_played_until_it_shows_and_the_plays_are_counted() throws Exception {
        assertThat(play(fromOpening(2), SOUND).detail()).startsWith("shown in play 2 of 3");
        assertThat(play(fromOpening(4), SOUND).detail()).endsWith("in each of 3 plays");
    }

    /** A command line that is wrong from its n-th opening on. */
    private static UnaryOperator<Backend> fromOpening(int first) {
        AtomicInteger opened = new AtomicInteger();
        return backend -> opened.incrementAndGet() < first ? backend : BUG.apply(backend);
    }

    @Test
    void a_command_that_is_only_not_drawn_is_not_played_with_the_avoidance_in_force() throws Exception {
        list.list(ENTRY.replace("avoids: late", "avoids: cups"))
                .witness(ShelfList.WITNESS.replace("\"]}\n", "\"],\"meets\":[\"cups\"]}\n"));

        assertThat(play(BUG, BUG).state()).isEqualTo(State.HOLDS);
    }

    @Test
    void an_entry_of_an_avoidance_covers_nothing_of_a_walk() throws Exception {
        assertThat(read().entries()).isEmpty();
        assertThat(read().all()).hasSize(1);
        assertThat(read().nextId(List.of())).isEqualTo("LS-0002");
        assertThat(read().avoidances().get(0).on(LocalDate.of(2027, 2, 1))).isEqualTo(ListEntry.Age.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            avoids: late                  | avoids: early              | avoids: 'early' is not one of
            avoids: late                  | avoids: cups               | does not meet what the entry avoids
            arms: [embedded, cli]         | arms: [embedded, embedded] | arms: 'embedded' is repeated
            arms: [embedded, cli]         | arms: []                   | arms: a list with at least one
            command: putAgain             | command: burn              | command: 'burn' is not one of
            path: /code                   | path: /codes               | path: '/codes' is not a path
            review: 2027-02-01            | review: 2028-02-01         | an avoidance must be reviewed
            owner: transports             | owner: ""                  | owner: is empty
            witness: witnesses/LS-0001    | witness: witnesses/LS-0002 | witness: there is no file
            plays: 3                      | plays: 0                   | plays: 0 is too small
            """)
    void an_entry_that_means_nothing_is_refused(String part, String wrong, String message) {
        assertThat(ENTRY).contains(part);
        list.list(ENTRY.replace(part, wrong));

        assertThatThrownBy(this::read).isInstanceOf(KnownListException.class).hasMessageContaining(message);
    }

    @Test
    void a_witness_that_asks_for_a_setting_of_something_else_is_refused() {
        list.witness(ShelfList.WITNESS.replace("\"]}\n", "\"],\"meets\":[\"late:INIT=RUN\"]}\n"));

        assertThatThrownBy(this::read).hasMessageContaining(":1: meets: 'late:INIT=RUN'");
    }

    @Test
    void a_known_difference_has_no_witness_that_meets_what_usual_walks_avoid() {
        list.list(ShelfList.ENTRY);

        assertThatThrownBy(this::read).hasMessageContaining("meets late:DELAY=9, so it shows nothing in a usual walk");
    }
}
