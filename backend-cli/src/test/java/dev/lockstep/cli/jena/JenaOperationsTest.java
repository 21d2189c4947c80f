package dev.lockstep.cli.jena;

import static dev.lockstep.cli.jena.Arm.number;
import static dev.lockstep.cli.jena.Arm.query;
import static dev.lockstep.cli.jena.Arm.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation on the real tools. */
class JenaOperationsTest {

    private static final Operation.Query EVERYTHING = Operation.orderedQuery(
            "SELECT",
            List.of(text("text"), number("n")),
            "WHERE { ?s <http://t/text> ?text OPTIONAL { ?s <http://t/n> ?n } } ORDER BY ?text");

    private static final Operation.Query COUNT =
            query("WHERE { ?s <http://t/text> ?text }", new Column("count", ValueKind.NUMBER, "(COUNT(*) AS ?count)"));

    private static final Rows STORED = new Rows(List.of(
            Row.of(Cell.text("\u0000\ud83d\ude00 \" \\ \r\n;\"}]}}"), Cell.number(36)),
            Row.of(Cell.text("x"), Cell.NULL)));

    @TempDir
    private Path folder;

    private Arm arm;

    @BeforeEach
    void two_nodes_are_stored() throws IOException, InterruptedException {
        arm = Arm.open(folder.resolve("arm"));
        assertThat(arm.run(
                        "INSERT DATA { <http://t/a> <http://t/text> \"\\u0000\\U0001F600 \\\" \\\\ \\r\\n;\\\"}]}}\" ;"
                                + " <http://t/n> 36 . <http://t/b> <http://t/text> \"x\" }"))
                .isEqualTo(Done.UNCOUNTED);
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void a_query_answers_with_typed_rows_in_order() throws InterruptedException {
        assertThat(arm.ask(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void queries_without_an_order_are_answered_together_and_others_one_by_one() throws InterruptedException {
        Operation.Query texts = query("WHERE { ?s <http://t/text> ?text ; <http://t/n> ?n }", text("text"));
        Operation.Query nothing = query("WHERE { ?s <http://t/none> ?text }", text("text"));

        assertThat(arm.backend().read(List.of(texts, nothing, COUNT)))
                .containsExactly(
                        new Rows(List.of(Row.of(STORED.rows().get(0).cells().get(0)))),
                        new Rows(List.of()),
                        new Rows(List.of(Row.of(Cell.number(2)))));
        assertThat(arm.backend().read(List.of(EVERYTHING, COUNT)))
                .containsExactly(STORED, new Rows(List.of(Row.of(Cell.number(2)))));
    }

    @Test
    void a_query_that_cannot_be_read_is_refused() throws InterruptedException {
        assertThat(arm.ask(query("WHERE { ?s ?p ?o FILTER ( ) }", text("o"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo("SYNTAX"));
    }

    @Test
    void an_update_that_cannot_be_read_is_refused_by_the_exact_exception_and_changes_nothing()
            throws InterruptedException {
        isSyntax(arm.run("INSRT DATA { }"), "org.apache.jena.query.QueryParseException");
        isSyntax(
                arm.run("INSERT DATA { <http://t/c> <http://t/text> \"y\" } ; INSERT DATA { <http://t/c>"),
                "org.apache.jena.query.QueryParseException");
        assertThat(arm.ask(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void a_load_adds_all_of_a_file_whatever_its_parser_warns_of() throws InterruptedException {
        assertThat(arm.load(
                        "ttl", "@prefix t: <http://t/> . t:c t:text \"\\uFFFF\" ; t:n \"?\"^^t:type, <urn:x:y> .\n"))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(arm.ask(COUNT)).isEqualTo(new Rows(List.of(Row.of(Cell.number(3)))));
    }

    @Test
    void a_load_that_is_malformed_in_the_middle_leaves_nothing() throws InterruptedException {
        for (String format : List.of("nq", "ttl")) {
            Outcome outcome = arm.load(
                    format,
                    "<http://t/c> <http://t/text> \"y\" .\n<http://t/d> <http://t/text> bad .\n"
                            + "<http://t/e> <http://t/text> \"z\" .\n");
            isSyntax(outcome, "org.apache.jena.riot.RiotException");
        }
        assertThat(arm.ask(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void optimize_makes_a_new_generation_with_statistics_and_deletes_the_old() throws InterruptedException {
        assertThat(arm.ask(Operation.optimize())).isEqualTo(Done.UNCOUNTED);

        assertThat(arm.folder().data().resolve("Data-0001")).doesNotExist();
        assertThat(arm.folder().data().resolve("Data-0002/stats.opt")).isNotEmptyFile();
        assertThat(arm.ask(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void reopen_is_proven_and_keeps_what_is_stored() throws InterruptedException {
        assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);

        assertThat(arm.folder().proofs()).isEqualTo(1);
        assertThat(arm.ask(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void a_backup_answers_with_the_rows_of_the_copy_and_leaves_nothing_behind() throws InterruptedException {
        assertThat(arm.ask(Operation.backup(EVERYTHING))).isEqualTo(STORED);

        assertThat(arm.folder().data().resolve("Backups")).doesNotExist();
        assertThat(arm.folder().scratch().resolve("backup")).doesNotExist();
    }

    @Test
    void a_store_that_is_gone_is_broken_and_no_tool_creates_another() throws IOException, InterruptedException {
        Files.move(arm.folder().data().resolve("Data-0001"), folder.resolve("elsewhere"));

        for (Operation operation : List.of(EVERYTHING, Operation.reopen(), Operation.optimize())) {
            assertThat(arm.ask(operation))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Cause.DIED));
        }
        assertThat(arm.backend().read(List.of(COUNT, COUNT))).allMatch(Broken.class::isInstance);
        assertThat(arm.folder().data().resolve("Data-0001")).doesNotExist();
    }

    private static void isSyntax(Outcome outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo("SYNTAX");
            assertThat(refused.code()).isEqualTo(code);
        });
    }
}
