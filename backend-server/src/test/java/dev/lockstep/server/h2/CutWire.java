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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection is cut at one byte after another and comes back. There must never be a wrong answer or an operation
 * done twice.
 */
abstract class CutWire {

    private static final Operation.Query ALL = Arm.query("n", "FROM T ORDER BY n");

    /** More bytes than an insertion and its answer need. */
    private static final int BYTES = 200;

    private static final int STRIDE = 7;

    @TempDir
    private Path root;

    private WiredLauncher wired;
    private Arm arm;

    abstract Launcher launcher();

    @BeforeEach
    void an_empty_table() throws IOException {
        wired = new WiredLauncher(launcher());
        arm = Arm.open(root.resolve("arm"), wired);
        assertThat(arm.run("CREATE TABLE T(n BIGINT PRIMARY KEY)")).isEqualTo(Done.affecting(0));
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void a_mutation_cut_on_its_way_to_the_server_is_in_doubt_or_done() {
        cutMutations(Direction.TO_SERVER);
    }

    @Test
    void a_mutation_whose_answer_is_cut_is_in_doubt_or_done() {
        cutMutations(Direction.TO_CLIENT);
    }

    @Test
    void a_query_that_is_cut_is_broken_and_not_in_doubt_or_answered_in_full() {
        assertThat(arm.run("INSERT INTO T VALUES (1), (2), (3)")).isEqualTo(Done.affecting(3));
        Rows all = new Rows(List.of(Row.of(Cell.number(1)), Row.of(Cell.number(2)), Row.of(Cell.number(3))));
        int broken = 0;
        for (Direction direction : Direction.values()) {
            for (int bytes = 0; bytes < BYTES; bytes += STRIDE) {
                wired.wire().cutAfter(direction, bytes);
                Outcome outcome = arm.ask(ALL);
                if (outcome instanceof Broken cut) {
                    broken++;
                    assertThat(cut.cause()).isEqualTo(Broken.Cause.DIED);
                    assertThat(cut.inDoubt()).isFalse();
                } else {
                    assertThat(outcome).isEqualTo(all);
                }
                wired.wire().mend();
                assertThat(arm.ask(ALL)).isEqualTo(all);
            }
        }
        assertThat(broken).isPositive();
    }

    private void cutMutations(Direction direction) {
        int broken = 0;
        for (int bytes = 0; bytes < BYTES; bytes += STRIDE) {
            wired.wire().cutAfter(direction, bytes);
            Outcome outcome = arm.run("INSERT INTO T VALUES (" + bytes + ")");
            wired.wire().mend();
            Rows there = new Rows(List.of(Row.of(Cell.number(bytes))));
            Outcome seen = arm.ask(Arm.query("n", "FROM T WHERE n = " + bytes));
            if (outcome instanceof Broken cut) {
                broken++;
                assertThat(cut.cause()).isEqualTo(Broken.Cause.DIED);
                assertThat(cut.inDoubt()).isTrue();
                assertThat(seen).isIn(there, new Rows(List.of()));
            } else {
                assertThat(outcome).isEqualTo(Done.affecting(1));
                assertThat(seen).isEqualTo(there);
            }
        }
        assertThat(broken).isPositive();
    }
}
