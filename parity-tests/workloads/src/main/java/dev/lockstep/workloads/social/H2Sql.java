package dev.lockstep.workloads.social;

import static dev.lockstep.workloads.text.H2Text.literal;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workloads.text.SqlTime;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Types, sequences and sessions in H2's SQL. */
final class H2Sql implements SqlDialect {

    @Override
    public List<Operation> setup() {
        return List.of(mutate("CREATE SEQUENCE ticket"));
    }

    @Override
    public Operation note(int session, String text) {
        return mutate("SET @note_" + session + " = " + literal(text));
    }

    @Override
    public Operation.Query noted(int session) {
        return row(column("note", ValueKind.TEXT, "CAST(@note_" + session + " AS CHARACTER VARYING)"), "");
    }

    @Override
    public Operation stage(int session) {
        return mutate("CREATE LOCAL TEMPORARY TABLE staged_" + session + " AS SELECT slug FROM person");
    }

    @Override
    public Operation.Query staged(int session) {
        return query(false, List.of(column("slug", ValueKind.TEXT, "slug")), "FROM staged_" + session);
    }

    @Override
    public Operation.Query nextTicket() {
        return row(column("ticket", ValueKind.NUMBER, "NEXT VALUE FOR ticket"), "");
    }

    @Override
    public Operation.Query lastTicket() {
        return row(column("ticket", ValueKind.NUMBER, "CURRENT VALUE FOR ticket"), "");
    }

    @Override
    public Operation.Query caller() {
        return row(
                column("remote", ValueKind.BOOLEAN, "(client_addr IS NOT NULL)"),
                "FROM information_schema.sessions WHERE session_id = SESSION_ID()");
    }

    @Override
    public Operation clearKnows() {
        return mutate("TRUNCATE TABLE knows");
    }

    @Override
    public Optional<String> truncationTakenBack() {
        return Optional.of("a truncated table has its rows again, see docs/findings/h2-truncate-is-not-durable.md");
    }

    @Override
    public Operation misfit(Misfit misfit) {
        return mutate("INSERT INTO person (slug, name, age, score) VALUES "
                + switch (misfit) {
                    case WITHOUT_KEY -> "(NULL, 'x', 1, 1)";
                    case A_VALUE_SHORT -> "('misfit', 'x', 1)";
                    case AGE_IN_WORDS -> "('misfit', 'x', 'one', 1)";
                });
    }

    @Override
    public Operation.Query series(int length) {
        return row(column("number", ValueKind.NUMBER, "x"), "FROM SYSTEM_RANGE(1, " + length + ") ORDER BY x");
    }

    @Override
    public Operation insertScore(String slug, long age, BigDecimal score) {
        return mutate("INSERT INTO person (slug, name, age, score) VALUES (" + literal(slug) + ", NULL, " + age + ", "
                + score.toPlainString() + ")");
    }

    @Override
    public Operation.Query number(String type, String written) {
        return row(
                column(
                        "number",
                        ValueKind.TEXT,
                        "CAST(CAST(" + literal(written) + " AS " + type + ") AS CHARACTER VARYING)"),
                "");
    }

    @Override
    public Operation.Query moment(OffsetDateTime moment, String zone) {
        String local = "TIMESTAMP " + literal(SqlTime.text(moment.toLocalDateTime()));
        String zoned = "TIMESTAMP WITH TIME ZONE " + literal(SqlTime.text(moment));
        return query(
                true,
                List.of(
                        column("day", ValueKind.LEXICAL, "CAST(" + local + " AS DATE)"),
                        column("local", ValueKind.LEXICAL, local),
                        column("zoned", ValueKind.LEXICAL, zoned),
                        column("there", ValueKind.LEXICAL, "(" + zoned + ") AT TIME ZONE " + literal(zone)),
                        // The precision is given, because a cast without it rounds to microseconds.
                        column("here", ValueKind.LEXICAL, "CAST(" + zoned + " AS TIMESTAMP(9))")),
                "");
    }

    private static Operation mutate(String statement) {
        return Operation.mutate(statement);
    }

    private static Operation.Query row(Column column, String after) {
        return query(true, List.of(column), after);
    }

    private static Operation.Query query(boolean ordered, List<Column> columns, String after) {
        return new Operation.Query("SELECT", columns, after, ordered);
    }

    private static Column column(String name, ValueKind kind, String expression) {
        return new Column(name, kind, expression);
    }
}
