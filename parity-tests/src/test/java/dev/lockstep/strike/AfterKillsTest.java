package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recovery is struck at calls of its own, and what is no recovery is named. */
class AfterKillsTest {

    /** The store of each copy is in another folder, which stands for this word. */
    private static final String DATA = "DATA";

    private static final String LOCK = "7  ftruncate(3<DATA/tdb.lock>, 0) = 0\n";
    private static final String JOURNAL = "7  ftruncate(4<DATA/journal.jrnl>, 0) = 0\n";
    private static final String CUT_OFF = "7  ftruncate(4<DATA/journal.jrnl>, 0) = ?\n7  +++ killed by SIGKILL +++\n";
    private static final String KILLED = "7  write(4<DATA/journal.jrnl>, 1) = ?\n7  +++ killed by SIGKILL +++\n";

    private static final Outcome TWO = new Outcome.Rows(List.of(Row.of(Cell.number(2))));

    private static final Outcome GONE = Outcome.Broken.of(Outcome.Broken.Cause.DIED, "it has gone");

    @TempDir
    private Path root;

    private final Deque<Opened> openings = new ArrayDeque<>();
    private final List<StrikeTally> played = new ArrayList<>();
    private String system = "h2";
    private Told told;

    @Test
    void only_the_call_that_a_usual_opening_does_not_make_is_struck() throws Exception {
        StrikeTally tally = tally(reads(LOCK), killed(), reads(LOCK + JOURNAL), dies(LOCK + CUT_OFF), reads(""));

        assertThat(tally.fired()).isEqualTo(1);
        assertThat(tally.before()).isEqualTo(1);
        assertThat(tally.wrong()).isEmpty();
    }

    @Test
    void a_blow_after_the_first_read_is_none_of_the_recovery() throws Exception {
        StrikeTally tally = tally(
                reads(LOCK), killed(), reads(LOCK + JOURNAL), new Opened(StrikeTest.NONE, LOCK, CUT_OFF), reads(""));

        assertThat(tally.fell()).isEqualTo(1);
        assertThat(tally.isDark()).isTrue();
    }

    @Test
    void a_recovery_without_a_call_is_dark_and_named() throws Exception {
        StrikeTally tally = tally(reads(LOCK), killed(), reads(LOCK));

        assertThat(tally.isDark()).isTrue();
        assertThat(tally.notes()).containsKey("the recovery made no such call");
    }

    @Test
    void a_killed_store_that_is_not_opened_is_wrong_if_no_page_knows_it() throws Exception {
        StrikeTally tally = tally(reads(LOCK), killed(), dies(LOCK), dies(LOCK));

        assertThat(tally.wrong()).singleElement().asString().startsWith("REFUSED");
        assertThat(tally.isDark()).isTrue();
        assertThat(tally.notes()).containsKey("the killed store was not opened in a state that it may have");
        assertThat(tally.tried()).as("one end for one place").isEqualTo(1);
    }

    @Test
    void a_known_end_of_a_killed_store_is_counted_as_one() throws Exception {
        system = "jena";

        StrikeTally tally = tally(reads(LOCK), killed(), torn(), torn());

        assertThat(tally.known()).containsEntry("jena-torn-journal-shuts-the-store", 1);
        assertThat(tally.wrong()).isEmpty();
        assertThat(tally.isDark()).isTrue();
        assertThat(tally.tried()).isEqualTo(1);
    }

    @Test
    void a_killed_store_that_opens_with_other_data_is_wrong() throws Exception {
        StrikeTally tally = tally(reads(LOCK), killed(), other(), other());

        assertThat(tally.wrong()).singleElement().asString().startsWith("BETWEEN");
        assertThat(tally.isDark()).isTrue();
    }

    @Test
    void a_killed_store_that_opens_with_other_data_only_at_first_is_wrong() throws Exception {
        assertThat(tally(reads(LOCK), killed(), other(), reads("")).wrong())
                .singleElement()
                .asString()
                .startsWith("BETWEEN")
                .contains("but only at a second opening");
    }

    @Test
    void a_process_that_was_wrong_while_it_lived_is_judged_though_its_store_is_right() throws Exception {
        StrikeTally tally = tally(reads(LOCK), failsWrongly(), reads(LOCK));

        assertThat(tally.wrong()).singleElement().asString().startsWith("BETWEEN");
    }

    @Test
    void an_opening_that_is_wrong_without_a_blow_is_judged() throws Exception {
        StrikeTally tally = tally(reads(LOCK), killed(), reads(LOCK + JOURNAL), other(), reads(""));

        assertThat(tally.wrong()).singleElement().asString().contains("then no blow fell");
        assertThat(tally.isDark()).isTrue();
    }

    @Test
    void a_blow_that_does_not_fall_in_a_recovery_is_noted() throws Exception {
        StrikeTally tally = tally(reads(LOCK), killed(), reads(LOCK + JOURNAL), reads(LOCK));

        assertThat(tally.wrong()).isEmpty();
        assertThat(tally.tried()).isEqualTo(1);
        assertThat(tally.notes()).containsKey(Place.NOT_FALLEN);
    }

    @Test
    void a_killed_store_that_is_opened_only_by_the_second_process_is_wrong() throws Exception {
        assertThat(tally(reads(LOCK), killed(), dies(LOCK), reads("")).wrong())
                .singleElement()
                .asString()
                .contains("but only at a second opening");
    }

    @Test
    void a_store_that_nobody_killed_must_be_opened() {
        assertThatThrownBy(() -> tally(dies(LOCK))).isInstanceOf(UnplayedException.class);
    }

    private StrikeTally tally(Opened... each) throws Exception {
        openings.addAll(List.of(each));
        Strike ofShelf = StrikeTest.strike(context -> openings.remove(), Expectation.done(), (folder, livesOn) -> {
            told = new Told(folder.scratch().resolve("trace"), folder.data());
            return told;
        });
        StruckArm shelf = ofShelf.arm();
        ArmPlan plan = ArmPlan.of("shelf", shelf.plan().provider(), Engine.of(SystemUnderTest.named(system)));
        StruckArm arm = new StruckArm(plan, shelf.operation(), shelf.start(), shelf.tracers());
        Strike strike = new Strike(arm, ofShelf.change());
        new AfterKills(
                        strike,
                        new Copies(ArmFolder.create(root.resolve("arm"))),
                        new Cells(strike.arm(), played::add),
                        new Spread(1),
                        List.of(Blow.KILL_AT_CUT),
                        false)
                .play(List.of(new Place(Blow.KILL_AT_WRITE, "write", 1)));
        assertThat(openings).as("openings that were expected").isEmpty();
        return played.get(0);
    }

    /** A process that opens the store and is read. */
    private Opened reads(String calls) {
        return new Opened(StrikeTest.NONE, calls, "");
    }

    /** A process that has gone when it is read. */
    private Opened dies(String calls) {
        return new Opened(GONE, calls, "");
    }

    /** A process that shows data that no model predicts. */
    private Opened other() {
        return new Opened(TWO, LOCK, "");
    }

    /** A process that finds the end of an entry missing in its journal. */
    private Opened torn() {
        return new Opened(
                Outcome.Broken.of(
                        Outcome.Broken.Cause.DIED, "org.apache.jena.dboe.transaction.txn.TransactionException: short"),
                LOCK,
                "");
    }

    /** The process that is struck within the operation, refuses it and then shows data that no model predicts. */
    private Opened failsWrongly() {
        return new Opened(StrikeTest.NONE, "", "") {
            private boolean failed;

            @Override
            public Outcome apply(Operation operation) {
                write(KILLED);
                failed = true;
                return new Outcome.Refused(Outcome.Refused.UNCLASSIFIED, "1", "it could not write");
            }

            @Override
            public List<Outcome> read(List<Operation.Query> queries) {
                return failed ? queries.stream().map(query -> TWO).toList() : super.read(queries);
            }
        };
    }

    /** The process that is killed within the operation, after it was read. */
    private Opened killed() {
        return new Opened(StrikeTest.NONE, "", "") {
            @Override
            public Outcome apply(Operation operation) {
                write(KILLED);
                return GONE;
            }
        };
    }

    private class Opened implements Backend {

        private final Outcome read;
        private final String opening;
        private final String leaving;

        Opened(Outcome read, String opening, String leaving) {
            this.read = read;
            this.opening = opening;
            this.leaving = leaving;
        }

        @Override
        public Outcome apply(Operation operation) {
            throw new UnsupportedOperationException("it is only read");
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) {
            write(opening);
            return queries.stream().map(query -> read).toList();
        }

        @Override
        public void leave() {
            write(leaving);
        }

        void write(String text) {
            if (Files.notExists(told.file().getParent())) {
                return; // The store of this trace was judged already, without a tracer.
            }
            try {
                Files.writeString(
                        told.file(),
                        text.replace(DATA, told.store().toString()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    private record Told(Path file, Path store) implements Tracer {

        @Override
        public OpenerTrace opener(Duration hold) {
            throw new UnsupportedOperationException("two openers never meet here");
        }

        @Override
        public Watch next(Optional<Place> place) {
            Trace trace = new Trace(file, store, place);
            return new Watch() {
                @Override
                public Trace trace() {
                    return trace;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Watch attach(Optional<Place> place) {
            return next(place);
        }
    }
}
