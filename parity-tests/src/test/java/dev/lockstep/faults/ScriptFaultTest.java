package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bugs of maintenance, of sessions and of read shapes, which every maintained arm may have alike. Nobody has modelled
 * the statements of the scripts, so only the plain arm shows the bug.
 */
class ScriptFaultTest {

    private final DamagedWalk walk = new DamagedWalk(ScriptWorkload.NAME, 12, 120);

    /** The bugs. Each fires only where its statement finds something to damage. */
    enum Harm implements Damage {
        REOPEN_LOSES_A_VIEW(OperationKind.REOPEN, "DROP VIEW cheap"),
        OPTIMIZE_ROUNDS_A_PRICE(
                OperationKind.OPTIMIZE, "UPDATE book SET price = FLOOR(price) WHERE price <> FLOOR(price)"),
        REPAIR_LOSES_AN_INDEX(OperationKind.REPAIR, "DROP INDEX by_name"),
        REOPEN_CUTS_A_LONG_TEXT(
                OperationKind.REOPEN, "UPDATE large SET c = LEFT(c, 65536) WHERE CHAR_LENGTH(c) > 65536"),
        OPTIMIZE_LOSES_A_CHECK(OperationKind.OPTIMIZE, "ALTER TABLE thing DROP CONSTRAINT small"),
        SESSION_SHOWS_A_ROW_LESS(OperationKind.SESSION, ""),
        READ_SHAPE_SHOWS_A_ROW_LESS(OperationKind.SHAPED, "");

        private final OperationKind at;
        private final String statement;

        Harm(OperationKind at, String statement) {
            this.at = at;
            this.statement = statement;
        }

        @Override
        public OperationKind at() {
            return at;
        }

        @Override
        public Outcome harm(Backend backend, Outcome outcome, AtomicLong fired) throws InterruptedException {
            return statement.isEmpty()
                    ? Damage.rowLess(outcome, fired)
                    : Damage.statement(statement, backend, outcome, fired);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPTIMIZE_LOSES_A_CHECK", "SESSION_SHOWS_A_ROW_LESS"})
    void damage_that_nobody_has_modelled_is_seen_whenever_it_is_done(Harm harm) throws Exception {
        walk.mustShow(harm);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPTIMIZE_LOSES_A_CHECK", "SESSION_SHOWS_A_ROW_LESS"})
    void any_other_damage_is_seen_too(Harm harm) throws Exception {
        walk.mustShow(harm);
    }

    @Test
    void without_damage_there_is_no_difference() throws Exception {
        walk.mustAgree(1);
    }
}
