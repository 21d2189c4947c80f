package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.SessionAction;
import org.junit.jupiter.api.Test;

class DeedTest {

    @Test
    void a_short_statement_is_whole_and_on_one_line() {
        assertThat(deed(Operation.mutate("INSERT INTO t\n  VALUES (1);"))).isEqualTo("INSERT INTO t VALUES (1)");
    }

    @Test
    void a_long_statement_ends_after_a_word() {
        assertThat(deed(Operation.mutate("CREATE TABLE person (slug CHARACTER VARYING NOT NULL, name VARCHAR)")))
                .isEqualTo("CREATE TABLE person (slug CHARACTER …");
        assertThat(deed(Operation.mutate("INSERT INTO a_table_with_a_long_name (a, b) VALUES (1, 2)")))
                .isEqualTo("INSERT INTO a_table_with_a_long_name …");
    }

    @Test
    void a_call_names_what_it_is_about() {
        assertThat(deed(Operation.call("put", Cell.text("urn:g:3"), Cell.text("ttl"))))
                .isEqualTo("put of urn:g:3");
        assertThat(deed(Operation.call("update", Cell.text(""), Cell.text("DELETE DATA { }"))))
                .isEqualTo("update DELETE DATA { }");
        assertThat(deed(Operation.call("ping"))).isEqualTo("ping");
    }

    @Test
    void a_call_about_nothing_in_particular_is_not_about_its_format() {
        assertThat(deed(Operation.call("prefixes", Cell.text(""), Cell.text("trig"), Cell.text("p"))))
                .isEqualTo("prefixes");
    }

    @Test
    void a_statement_of_sparql_begins_behind_the_names_that_it_declares() {
        assertThat(deed(Operation.mutate("PREFIX : <http://a/>\nPREFIX x: <http://b/>\nDELETE DATA { :a :b 1 }")))
                .isEqualTo("DELETE DATA { :a :b 1 }");
        assertThat(deed(Operation.mutate("INSERT DATA { <http://a.long.name/of/a/subject> <http://b> 1 }")))
                .isEqualTo("INSERT DATA …");
    }

    @Test
    void a_request_is_its_verb_and_its_collection() {
        assertThat(deed(Request.of(Request.CREATE, "people").with("key", "k1").changing()))
                .isEqualTo("create people");
    }

    @Test
    void work_on_the_whole_store_is_told_in_words() {
        assertThat(deed(Operation.reopen())).isEqualTo("a reopen");
        assertThat(deed(Operation.optimize())).isEqualTo("optimizing");
    }

    @Test
    void what_is_done_in_a_session_names_the_session() {
        assertThat(deed(Operation.inSession("s2", Operation.mutate("DELETE FROM t"))))
                .isEqualTo("DELETE FROM t in session s2");
        assertThat(deed(Operation.control("s2", new SessionAction.RollbackTo("a"))))
                .isEqualTo("rollback to in session s2");
    }

    @Test
    void a_transaction_counts_its_operations() {
        assertThat(deed(Operation.committed(Operation.mutate("a"), Operation.mutate("b"))))
                .isEqualTo("a transaction with 2 operations");
    }

    @Test
    void an_operation_that_only_a_plugin_knows_has_its_name_and_its_values() {
        assertThat(Deed.of(Json.tree("{\"op\":\"teleport\",\"name\":\"c7\",\"times\":2,\"more\":[1]}"), 40))
                .isEqualTo("teleport c7 2");
    }

    private static String deed(Operation operation) {
        return Deed.of(Json.MAPPER.valueToTree(operation), 40);
    }
}
