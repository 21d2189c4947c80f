package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.server.FaultyWire.Direction;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.WiredLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection is delayed at one byte after another. A late answer counts; an answer after the time limit does not.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class SlowWire {

    private static final Operation.Query ALL = Arm.query("n", "FROM T ORDER BY n");
    private static final Rows THREE =
            new Rows(List.of(Row.of(Cell.number(-3)), Row.of(Cell.number(-2)), Row.of(Cell.number(-1))));

    /** More bytes than an insertion and its answer need. */
    private static final int BYTES = 200;

    private static final int STRIDE = 13;

    /** The smallest number of bytes that are tried in one direction. */
    private static final long MOST = 10;

    /** Each byte that is delayed for too long costs an operation's time limit. */
    private static final int LONG_STRIDE = 61;

    private static final Duration OPERATION = Duration.ofSeconds(3);
    private static final Duration HARMLESS = Duration.ofMillis(50);
    private static final Duration TOO_LONG = OPERATION.multipliedBy(2);

    @TempDir
    private Path root;

    private WiredLauncher wired;
    private Arm arm;

    abstract Launcher launcher();

    @BeforeEach
    void a_table_with_three_rows() throws IOException {
        wired = new WiredLauncher(launcher());
        String version = Arm.H2.defaultVersion();
        arm = Arm.open(root.resolve("arm"), wired, version, version, OPERATION);
        assertThat(arm.run("CREATE TABLE T(n BIGINT PRIMARY KEY)")).isEqualTo(Done.affecting(0));
        assertThat(arm.run("INSERT INTO T VALUES (-1), (-2), (-3)")).isEqualTo(Done.affecting(3));
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_delay_shorter_than_the_deadline_changes_nothing(Direction direction) {
        for (int bytes = 0; bytes < BYTES; bytes += STRIDE) {
            wired.wire().delayAfter(direction, bytes, HARMLESS);
            assertThat(arm.run("INSERT INTO T VALUES (" + bytes + ")")).isEqualTo(Done.affecting(1));
            assertThat(arm.run("DELETE FROM T WHERE n = " + bytes)).isEqualTo(Done.affecting(1));
            assertThat(arm.ask(ALL)).isEqualTo(THREE);
        }
        assertThat(wired.wire().met()).isGreaterThanOrEqualTo(MOST);
    }

    /** The delayed bytes may still reach the server when nobody waits for them any more, but only once. */
    @ParameterizedTest
    @EnumSource
    void a_mutation_that_is_held_up_for_longer_is_in_doubt(Direction direction) {
        for (int bytes = 0; bytes < BYTES; bytes += LONG_STRIDE) {
            long before = wired.wire().met();
            wired.wire().delayAfter(direction, bytes, TOO_LONG);
            Outcome outcome = arm.run("INSERT INTO T VALUES (" + bytes + ")");
            wired.wire().mend();
            Rows there = new Rows(List.of(Row.of(Cell.number(bytes))));
            Outcome seen = arm.ask(Arm.query("n", "FROM T WHERE n = " + bytes));
            if (wired.wire().met() > before) {
                assertTimedOut(outcome, true);
                assertThat(seen).isIn(there, new Rows(List.of()));
            } else {
                assertThat(outcome).isEqualTo(Done.affecting(1));
                assertThat(seen).isEqualTo(there);
            }
        }
        assertThat(wired.wire().met()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void a_query_that_is_held_up_for_longer_is_not_in_doubt(Direction direction) {
        for (int bytes = 0; bytes < BYTES; bytes += LONG_STRIDE) {
            long before = wired.wire().met();
            wired.wire().delayAfter(direction, bytes, TOO_LONG);
            Outcome outcome = arm.ask(ALL);
            wired.wire().mend();
            if (wired.wire().met() > before) {
                assertTimedOut(outcome, false);
            } else {
                assertThat(outcome).isEqualTo(THREE);
            }
            assertThat(arm.ask(ALL)).isEqualTo(THREE);
        }
        assertThat(wired.wire().met()).isPositive();
    }

    private static void assertTimedOut(Outcome outcome, boolean inDoubt) {
        assertThat(outcome).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Broken.Cause.TIMED_OUT);
            assertThat(broken.inDoubt()).isEqualTo(inDoubt);
        });
    }
}
