package dev.lockstep.workloads.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.workloads.sessions.Edit.Verb;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the model foresees of sessions, a case at a time. */
class DatabaseTest {

    private final Database database = new SessionsWorkload(new Steering(true, true)).newModel();

    @BeforeEach
    void two_holders_are_committed() {
        edit("main", Verb.INSERT, 1, 10);
        edit("main", Verb.INSERT, 2, 20);
    }

    @Test
    void a_change_is_seen_by_its_own_session_at_once_and_by_others_after_the_commit() {
        database.session("a").begin();
        edit("a", Verb.RAISE, 1, 5);

        assertThat(amounts("a")).containsExactly(15, 20);
        assertThat(amounts("b")).containsExactly(10, 20);
        database.commit("a");
        assertThat(amounts("b")).containsExactly(15, 20);
    }

    @Test
    void what_is_not_committed_is_seen_at_the_lowest_isolation_only() {
        database.session("b").isolate(Isolation.READ_UNCOMMITTED);
        database.session("a").begin();
        edit("a", Verb.RAISE, 1, 5);

        assertThat(amounts("b")).containsExactly(15, 20);
        assertThat(amounts("c")).containsExactly(10, 20);
    }

    @Test
    void a_snapshot_stays_and_its_outdated_rows_cannot_be_changed() {
        database.session("a").isolate(Isolation.REPEATABLE_READ);
        database.session("a").begin();
        edit("a", Verb.READ, 0, 0);
        edit("main", Verb.RAISE, 1, 5);

        assertThat(amounts("a")).containsExactly(10, 20);
        assertThat(edit("a", Verb.RAISE, 2, 1)).isEqualTo(new Answer.Affected(1));
        assertThat(edit("a", Verb.RAISE, 1, 1)).isEqualTo(Answer.DEADLOCK);
        assertThat(amounts("a")).as("the whole transaction was undone").containsExactly(15, 20);
    }

    @Test
    void an_insert_begins_no_snapshot_of_its_table() {
        database.session("a").isolate(Isolation.REPEATABLE_READ);
        database.session("a").begin();
        edit("a", Verb.INSERT, 3, 30);
        edit("main", Verb.RAISE, 1, 5);

        assertThat(amounts("a")).containsExactly(15, 20, 30);
    }

    @Test
    void a_row_that_another_session_has_changed_or_locked_is_waited_for_in_vain() {
        database.session("a").begin();
        edit("a", Verb.RAISE, 1, 5);
        database.lock("a", Tables.HOLDER, 2);

        assertThat(edit("b", Verb.DELETE, 1, 0)).isEqualTo(Answer.LOCK_TIMEOUT);
        assertThat(edit("b", Verb.RAISE_FROM, 2, 1)).isEqualTo(Answer.LOCK_TIMEOUT);
        assertThat(edit("b", Verb.INSERT, 2, 1)).isEqualTo(Answer.LOCK_TIMEOUT);
        assertThat(amounts("b")).containsExactly(10, 20);
    }

    @Test
    void a_wait_for_a_transaction_of_which_a_part_was_undone_is_possible_and_never_drawn() {
        database.session("a").begin();
        edit("a", Verb.RAISE, 1, 5);
        edit("a", Verb.INSERT, 2, 0);
        EditHolders waiting = new EditHolders("b", new Edit(Verb.DELETE, 1, 0));

        assertThat(waiting.possible(database)).isTrue();
        assertThat(database.drawn(waiting)).isEmpty();
        assertThat(database.drawn(new EditHolders("b", new Edit(Verb.RAISE, 2, 1))))
                .isPresent();
    }

    @Test
    void a_copy_after_an_index_was_dropped_under_a_change_is_possible_and_never_drawn() {
        database.session("a").begin();
        edit("a", Verb.DELETE, 1, 0);
        database.dropIndex("main", Tables.INDEX, Tables.HOLDER);
        Backup backup = new Backup(1_000_000);

        assertThat(backup.possible(database)).isTrue();
        assertThat(database.drawn(backup)).isEmpty();
        database.session("a").end();
        assertThat(database.drawn(backup)).isPresent();
    }

    @Test
    void a_savepoint_takes_back_changes_and_locks() {
        database.session("a").begin();
        database.mark("a", "s1");
        edit("a", Verb.RAISE, 1, 5);

        assertThat(database.backTo("a", "s1")).isTrue();
        assertThat(amounts("a")).containsExactly(10, 20);
        assertThat(edit("b", Verb.RAISE, 1, 1)).isEqualTo(new Answer.Affected(1));
        assertThat(database.backTo("a", "s2")).isFalse();
    }

    @Test
    void a_change_of_the_schema_commits_its_own_transaction_and_waits_for_those_who_write() {
        database.session("a").begin();
        edit("a", Verb.RAISE, 1, 5);

        assertThat(new IndexAmounts("b", false).play(database)).isEqualTo(Answer.LOCK_TIMEOUT);
        assertThat(new MakeBox("a", "box1", false).play(database)).isEqualTo(new Answer.Done());
        assertThat(amounts("b")).containsExactly(15, 20);
        assertThat(database.work("a")).isPresent();
    }

    @Test
    void a_transaction_as_one_operation_goes_on_after_a_refusal_and_leaves_nothing_when_rolled_back() {
        Transact transact = new Transact(List.of(new Edit(Verb.INSERT, 1, 0), new Edit(Verb.RAISE, 2, 1)), false);

        assertThat(transact.play(database))
                .isEqualTo(new Answer.Returned(List.of(Answer.DUPLICATE.row(), new Answer.Affected(1).row())));
        assertThat(amounts("main")).containsExactly(10, 20);
        assertThat(database.open()).isEmpty();
    }

    @Test
    void to_foresee_an_answer_changes_nothing() {
        database.session("a").begin();
        new EditHolders("a", new Edit(Verb.DELETE, 1, 0)).expect(database);

        assertThat(amounts("a")).containsExactly(10, 20);
    }

    private Answer edit(String session, Verb verb, int id, int amount) {
        return new Edit(verb, id, amount).play(database, session);
    }

    private IntStream amounts(String session) {
        return database.visible(session, Tables.HOLDER).values().stream()
                .mapToInt(holder -> (int) Tables.amount(holder));
    }
}
