package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void the_columns_of_sql_have_commas_between_them_and_the_variables_of_sparql_have_none() {
        assertThat(statement("slug", "COUNT(*)")).isEqualTo("SELECT slug, COUNT(*) FROM all");
        assertThat(statement("?slug", "?name")).isEqualTo("SELECT ?slug ?name FROM all");
        assertThat(statement("?slug", "(COUNT(?p) AS ?count)"))
                .isEqualTo("SELECT ?slug (COUNT(?p) AS ?count) FROM all");
    }

    private static String statement(String... expressions) {
        List<Column> columns = List.of(
                new Column("a", ValueKind.TEXT, expressions[0]), new Column("b", ValueKind.TEXT, expressions[1]));
        Operation query = Operation.query("SELECT", columns, "FROM all");
        return Words.statement(Json.tree(Json.MAPPER.writeValueAsString(query)));
    }
}
