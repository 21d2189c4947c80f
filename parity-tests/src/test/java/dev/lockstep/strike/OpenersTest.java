package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.workload.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two openers of one store, without a process: one is held, and the other one comes meanwhile, or does not. */
class OpenersTest {

    private static final String LOCK = "fcntl(3</d/store>, F_SETLK, {l_type=F_WRLCK, l_start=0, l_len=0}) = 0";
    private static final String NO_LOCK =
            "fcntl(3</d/store>, F_SETLK, {l_type=F_WRLCK, l_start=0, l_len=0}) = -1 EAGAIN";
    private static final String UNLOCK = "fcntl(3</d/store>, F_SETLK, {l_type=F_UNLCK, l_start=0, l_len=0}) = 0";
    private static final String READ = "pread64(3</d/store>, ";

    private static final Outcome BUSY =
            Broken.of(Broken.Cause.DIED, "org.example.InUseException: another process has the store");

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path root;

    private final Set<Path> opened = new HashSet<>();
    private int tries;

    @Test
    void one_that_is_refused_while_the_other_is_held_has_met_it() throws Exception {
        Openers.Met met = meet(LONG, opener(StrikeTest.NONE, 0, LOCK, READ), opener(BUSY, 0, NO_LOCK));

        assertThat(met.end().fate()).isEqualTo(CrashFate.WHOLE);
        assertThat(met.end().outside()).isFalse();
        assertThat(met.how()).isEqualTo("they met, and one was refused: org.example.InUseException");
    }

    @Test
    void one_that_waits_until_the_other_is_not_held_any_more_has_met_it() throws Exception {
        Openers.Met met = meet(
                Duration.ofMillis(200), opener(StrikeTest.NONE, 0, LOCK, READ), opener(StrikeTest.NONE, 300, NO_LOCK));

        assertThat(met.end().fate()).isEqualTo(CrashFate.WHOLE);
        assertThat(met.how()).isEqualTo("they met, and both were answered, one after the other");
    }

    /** The bug: a lock that keeps nobody out. */
    @Test
    void two_that_are_in_the_store_at_the_same_time_are_wrong() throws Exception {
        Openers.Met met = meet(LONG, opener(StrikeTest.NONE, 0, LOCK, READ), opener(StrikeTest.NONE, 0, LOCK, READ));

        assertThat(met.end().fate()).isEqualTo(CrashFate.BETWEEN);
        assertThat(met.end().how()).contains("both openers were in the store at the same time");
    }

    @Test
    void the_first_one_may_lose_if_it_was_held_before_it_had_a_lock() throws Exception {
        assertThat(meet(LONG, opener(BUSY, 0, READ), opener(StrikeTest.NONE, 0, LOCK))
                        .end()
                        .isWrong())
                .isFalse();
        assertThat(meet(LONG, opener(BUSY, 0, LOCK, UNLOCK, READ), opener(StrikeTest.NONE, 0, LOCK))
                        .end()
                        .isWrong())
                .isFalse();
    }

    @Test
    void one_that_comes_too_late_is_tried_again_and_shows_nothing() throws Exception {
        Openers.Met met = meet(Duration.ofNanos(1), opener(StrikeTest.NONE, 0, LOCK, READ), opener(BUSY, 0, NO_LOCK));

        assertThat(met.end().outside()).isTrue();
        assertThat(met.how()).isEqualTo("the second opener did not come while the first one was held");
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void one_that_is_refused_without_a_class_is_wrong() throws Exception {
        Outcome mute = Broken.of(Broken.Cause.DIED, "no");

        assertThat(meet(LONG, opener(StrikeTest.NONE, 0, LOCK, READ), opener(mute, 0, NO_LOCK))
                        .end()
                        .fate())
                .isEqualTo(CrashFate.REFUSED);
    }

    private Openers.Met meet(Duration hold, Opener first, Opener second) throws IOException, InterruptedException {
        opened.clear();
        tries = 0;
        Strike strike = StrikeTest.strike(
                context -> attached(context, first, second),
                Expectation.done(),
                (folder, livesOn) -> new Told(trace(folder)));
        Strike.Left left =
                new Strike.Left(StrikeEnd.Answer.REFUSED, EnumSet.of(Sides.State.BEFORE, Sides.State.AFTER), "killed");
        Path arm = Files.createTempDirectory(root, "arm").resolve("killed");
        return new Openers(strike, List.of(hold, hold)).meet(ArmFolder.create(arm), left);
    }

    /** A folder is opened once by an opener, and then by whoever judges its store. */
    private synchronized Backend attached(ArmContext context, Opener first, Opener second) {
        if (!opened.add(trace(context.folder()))) {
            return new Opened(new Opener(StrikeTest.NONE, 0, List.of()), trace(context.folder()));
        }
        boolean isSecond = Files.isSymbolicLink(context.folder().data());
        tries += isSecond ? 1 : 0;
        return new Opened(isSecond ? second : first, trace(context.folder()));
    }

    private static Path trace(ArmFolder folder) {
        return folder.scratch().resolve("opener");
    }

    private static Opener opener(Outcome read, long waits, String... calls) {
        return new Opener(read, waits, List.of(calls));
    }

    /** A process that makes these calls, waits, and is read. */
    private record Opener(Outcome read, long waits, List<String> calls) {}

    private record Opened(Opener opener, Path trace) implements Backend {

        @Override
        public Outcome apply(Operation operation) {
            throw new UnsupportedOperationException("it is only read");
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
            for (String call : opener.calls()) {
                Instant now = Instant.now();
                String line = String.format(
                        Locale.ROOT, "7  %d.%06d %s%n", now.getEpochSecond(), now.getNano() / 1_000, call);
                try {
                    Files.writeString(trace, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            Thread.sleep(opener.waits());
            return queries.stream().map(query -> opener.read()).toList();
        }

        @Override
        public void close() {}
    }

    /** A tracer whose words the processes write themselves. */
    private record Told(Path file) implements Tracer {

        @Override
        public OpenerTrace opener(Duration hold) {
            return new OpenerTrace(file, hold);
        }

        @Override
        public Watch next(Optional<Place> place) {
            throw new UnsupportedOperationException("openers are not struck");
        }

        @Override
        public Watch attach(Optional<Place> place) {
            throw new UnsupportedOperationException("openers are not struck");
        }
    }
}
