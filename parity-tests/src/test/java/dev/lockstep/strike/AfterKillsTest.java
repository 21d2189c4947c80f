package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.workload.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recovery is struck at calls of its own, and what is no recovery is named. */
class AfterKillsTest {

    private static final String LOCK = "7  ftruncate(3</tdb.lock>, 0) = 0\n";
    private static final String JOURNAL = "7  ftruncate(4</journal.jrnl>, 0) = 0\n";
    private static final String KILLED = "7  +++ killed by SIGKILL +++\n";

    private static final Outcome GONE = Outcome.Broken.of(Outcome.Broken.Cause.DIED, "it has gone");

    @TempDir
    private Path root;

    private final Deque<Opened> openings = new ArrayDeque<>();
    private final List<StrikeTally> played = new ArrayList<>();
    private Path trace;

    @BeforeEach
    void beginTrace() {
        trace = root.resolve("trace-0");
    }

    @Test
    void only_the_call_that_a_usual_opening_does_not_make_is_struck() throws Exception {
        StrikeTally tally =
                tally(reads(LOCK), killed(), reads(LOCK + JOURNAL), dies(LOCK + JOURNAL + KILLED), reads(""));

        assertThat(tally.fired()).isEqualTo(1);
        assertThat(tally.before()).isEqualTo(1);
        assertThat(tally.wrong()).isEmpty();
    }

    @Test
    void a_blow_after_the_first_read_is_none_of_the_recovery() throws Exception {
        StrikeTally tally = tally(
                reads(LOCK),
                killed(),
                reads(LOCK + JOURNAL),
                new Opened(StrikeTest.NONE, LOCK + JOURNAL, KILLED),
                reads(""));

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
        assertThat(tally.notes()).containsKey("the killed store was not opened");
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
        Strike strike = StrikeTest.strike(context -> openings.remove(), Expectation.done(), (folder, livesOn) -> {
            trace = folder.scratch().resolve("trace");
            return new Told(trace);
        });
        new AfterKills(
                        strike,
                        new Copies(ArmFolder.create(root.resolve("arm"))),
                        new Cells(strike.arm(), played::add),
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
            if (Files.notExists(trace.getParent())) {
                return; // The store of this trace was judged already, without a tracer.
            }
            try {
                Files.writeString(trace, (Files.exists(trace) ? Files.readString(trace) : "") + text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }

    private record Told(Path file) implements Tracer {

        @Override
        public Watch next(Optional<Place> place) {
            Trace told = new Trace(file, place);
            return new Watch() {
                @Override
                public Trace trace() {
                    return told;
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
