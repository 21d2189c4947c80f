package dev.lockstep.strike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crash.CrashFate;
import dev.lockstep.op.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A known end is known in its cells alone, and by the class of its cause. */
class KnownEndTest {

    private static final String TORN = "org.apache.jena.dboe.transaction.txn.TransactionException";

    @Test
    void a_truncated_table_comes_back_after_a_kill_and_not_after_an_error() {
        assertThat(KnownEnd.page("h2", cell(StrikePhase.WALK, Blow.KILL_AT_CUT), CrashFate.LOST, "clearKnows"))
                .contains("h2-truncate-is-not-durable");
        for (Blow blow : new Blow[] {Blow.NO_SPACE, Blow.ERROR_ON_WRITE, Blow.ERROR_ON_SYNC}) {
            assertThat(KnownEnd.page("h2", cell(StrikePhase.OPERATION, blow), CrashFate.LOST, "clearKnows"))
                    .isEmpty();
        }
    }

    @Test
    void a_journal_is_torn_at_a_write() {
        assertThat(KnownEnd.page("jena", cell(StrikePhase.OPERATION, Blow.KILL_AT_WRITE), CrashFate.REFUSED, TORN))
                .contains("jena-torn-journal-shuts-the-store");
        assertThat(KnownEnd.page("jena", cell(StrikePhase.RECOVERY, Blow.KILL_AT_SYNC), CrashFate.REFUSED, TORN))
                .isPresent();
        assertThat(KnownEnd.page("jena", cell(StrikePhase.OPERATION, Blow.KILL_AT_SYNC), CrashFate.REFUSED, TORN))
                .isEmpty();
        assertThat(KnownEnd.page("jena", cell(StrikePhase.OPERATION, Blow.KILL_AT_WRITE), CrashFate.LOST, TORN))
                .isEmpty();
    }

    @Test
    void a_call_that_fails_is_another_finding_than_a_kill() {
        assertThat(KnownEnd.page("jena", cell(StrikePhase.OPERATION, Blow.NO_SPACE), CrashFate.REFUSED, TORN))
                .contains("jena-failed-write-shuts-the-store");
        assertThat(KnownEnd.page("jena", cell(StrikePhase.OPERATION, Blow.ERROR_ON_SYNC), CrashFate.REFUSED, TORN))
                .isEmpty();
        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.ERROR_ON_SYNC), CrashFate.BETWEEN, "FAILED"))
                .contains("jena-refused-update-is-there-in-part");
        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.ERROR_ON_SYNC), CrashFate.BETWEEN, ""))
                .isEmpty();
        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.KILL_AT_SYNC), CrashFate.BETWEEN, "FAILED"))
                .isEmpty();
    }

    @Test
    void an_update_of_a_tool_that_stays_in_part_is_another_finding_than_that_of_a_server() {
        String refusal = Sign.of(new Outcome.Broken(
                Outcome.Broken.Cause.DIED,
                "tdbupdate threw org.apache.jena.atlas.RuntimeIOException",
                true,
                Map.of(
                        "stderr",
                        "org.apache.jena.atlas.RuntimeIOException: java.io.IOException: Input/output error\n"
                                + "\tat tdb2.tdbupdate.main(tdbupdate.java:32)\n"
                                + "Caused by: java.io.IOException: Input/output error\n\t... 26 more\n")));

        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.NO_SPACE), CrashFate.BETWEEN, refusal))
                .contains("jena-refused-update-of-a-tool-stays-in-part");
        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.NO_SPACE), CrashFate.LOST, refusal))
                .isEmpty();
        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.ERROR_ON_SYNC), CrashFate.BETWEEN, refusal))
                .as("the sync of a root fails as its write does")
                .contains("jena-refused-update-of-a-tool-stays-in-part");
        assertThat(KnownEnd.page("jena", cell(StrikePhase.WALK, Blow.KILL_AT_WRITE), CrashFate.BETWEEN, refusal))
                .isEmpty();
        assertThat(KnownEnd.page("jena", cell(StrikePhase.RECOVERY, Blow.NO_SPACE), CrashFate.BETWEEN, refusal))
                .isEmpty();
    }

    @Test
    void the_last_cause_says_more_than_the_class_around_it() {
        String text = TORN + ": Failed\n\tat a.B.c(B.java:1)\n"
                + "Caused by: a.b.MiddleException: x\nCaused by: java.nio.file.NoSuchFileException: y";

        assertThat(Sign.in(text)).isEqualTo("java.nio.file.NoSuchFileException");
        assertThat(Sign.in(TORN + ": Failed")).isEqualTo(TORN);
        assertThat(Sign.in("refused [90028-252]")).isEqualTo("90028");
        assertThat(Sign.in("refused")).isEmpty();
    }

    private static StrikeCell cell(StrikePhase phase, Blow blow) {
        return new StrikeCell("cli", phase, blow);
    }
}
