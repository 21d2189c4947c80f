package dev.lockstep.server.jena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.server.Launcher;
import dev.lockstep.system.Engine;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations that the arm offers, with any launcher of its Fuseki. */
abstract class ServedOperations {

    private static final SystemUnderTest JENA = new JenaProvider().system();

    private static final Operation.Query EVERYTHING = Operation.orderedQuery(
            "SELECT",
            List.of(new Column("s", ValueKind.LEXICAL, "?s"), new Column("text", ValueKind.TEXT, "?text")),
            "WHERE { ?s <http://t/text> ?text } ORDER BY ?text");

    private static final Rows STORED = new Rows(List.of(
            Row.of(Cell.lexical(Term.IRI, "http://t/a"), Cell.text("\u0000\ud83d\ude00 \" \\ \r\n;")),
            Row.of(Cell.lexical(Term.IRI, "http://t/b"), Cell.text("x"))));

    @TempDir
    private Path root;

    private Backend arm;

    abstract Launcher launcher();

    @BeforeEach
    void two_nodes_are_stored() throws Exception {
        Engine engine = new Resolver().resolve(JENA, JENA.defaultVersion());
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        arm = new JenaServerProvider()
                .open(
                        new ArmContext(
                                "server",
                                folder,
                                engine,
                                engine,
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(2),
                                Map.of()),
                        launcher());
        assertThat(run("INSERT DATA { <http://t/a> <http://t/text> \"\\u0000\\U0001F600 \\\" \\\\ \\r\\n;\" ."
                        + " <http://t/b> <http://t/text> \"x\" }"))
                .isEqualTo(Done.UNCOUNTED);
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void a_query_answers_with_typed_rows_in_order() throws InterruptedException {
        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void unreadable_input_is_refused_and_a_malformed_file_leaves_nothing() throws InterruptedException {
        isSyntax(run("INSERT DATA { <http://t/c> <http://t/text> \"y\" } ; INSERT DATA { <http://t/c>"));
        isSyntax(arm.apply(Operation.query("SELECT", EVERYTHING.columns(), "WHERE { ?s ?p ?text FILTER ( ) }")));
        for (String format : List.of("nq", "ttl")) {
            isSyntax(arm.apply(Operation.load(
                    format, "<http://t/c> <http://t/text> \"y\" .\n<http://t/d> <http://t/text> bad .\n")));
        }
        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void a_load_adds_all_of_a_file() throws InterruptedException {
        assertThat(arm.apply(Operation.load("nq", "<http://t/c> <http://t/text> \"y\" .\n")))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(((Rows) arm.apply(EVERYTHING)).rows()).hasSize(3);
    }

    @Test
    void an_optimize_and_a_restart_keep_what_is_stored() throws InterruptedException {
        assertThat(arm.apply(Operation.optimize())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.apply(Operation.restart())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    /** See docs/findings/jena-integers-keep-64-bits.md. */
    @Test
    void an_integer_beyond_64_bits_is_another_number_after_a_restart() throws InterruptedException {
        Operation.Query number = Operation.query(
                "SELECT", List.of(new Column("n", ValueKind.NUMBER, "?n")), "WHERE { <http://t/a> <http://t/n> ?n }");
        assertThat(run("INSERT DATA { <http://t/a> <http://t/n> 18446744073709551617 }"))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(arm.apply(number))
                .isEqualTo(new Rows(List.of(Row.of(Cell.number(new BigDecimal("18446744073709551617"))))));

        assertThat(arm.apply(Operation.restart())).isEqualTo(Done.UNCOUNTED);

        assertThat(arm.apply(number)).isEqualTo(new Rows(List.of(Row.of(Cell.number(1)))));
    }

    private static void isSyntax(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo("SYNTAX"));
    }

    private Outcome run(String update) throws InterruptedException {
        return arm.apply(Operation.mutate(update));
    }
}
