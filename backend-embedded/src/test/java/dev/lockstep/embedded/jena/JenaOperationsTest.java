package dev.lockstep.embedded.jena;

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
import dev.lockstep.system.Engine;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JenaOperationsTest {

    private static final SystemUnderTest JENA = new JenaProvider().system();

    private static final Operation.Query EVERYTHING = Operation.orderedQuery(
            "SELECT",
            List.of(
                    new Column("s", ValueKind.LEXICAL, "?s"),
                    new Column("text", ValueKind.TEXT, "?text"),
                    new Column("n", ValueKind.NUMBER, "?n")),
            "WHERE { ?s <http://t/text> ?text OPTIONAL { ?s <http://t/n> ?n } } ORDER BY ?text");

    private static final Rows STORED = new Rows(List.of(
            Row.of(Cell.lexical(Term.IRI, "http://t/a"), Cell.text("\u0000\ud83d\ude00 \" \\ \r\n;"), Cell.number(36)),
            Row.of(Cell.lexical(Term.IRI, "http://t/b"), Cell.text("x"), Cell.NULL)));

    @TempDir
    private Path root;

    private ArmFolder folder;
    private Backend arm;

    @BeforeEach
    void two_nodes_are_stored() throws Exception {
        folder = ArmFolder.create(root.resolve("arm"));
        arm = open(folder, JENA.defaultVersion());
        assertThat(run("INSERT DATA { <http://t/a> <http://t/text> \"\\u0000\\U0001F600 \\\" \\\\ \\r\\n;\" ;"
                        + " <http://t/n> 36 . <http://t/b> <http://t/text> \"x\" }"))
                .isEqualTo(Done.UNCOUNTED);
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
        assertThat(folder.proveFree(JenaEngine.lock(folder.data()))).isTrue();
    }

    @Test
    void a_query_answers_with_typed_rows_in_order() throws Exception {
        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void each_sort_of_term_has_its_cell() throws Exception {
        run("INSERT DATA { <http://t/c> <http://t/is> \"chat\"@fr , 1.5 , true , <http://t/d> , [] , \"z\" }");

        Outcome outcome = arm.apply(Operation.query(
                "SELECT",
                List.of(new Column("o", ValueKind.LEXICAL, "?o")),
                "WHERE { <http://t/c> <http://t/is> ?o }"));

        assertThat(((Rows) outcome).rows().stream().map(row -> row.cells().get(0)))
                .contains(
                        new Cell.Lexical(Term.LANG_STRING, "chat", "fr"),
                        Cell.lexical(Term.XSD + "decimal", "1.5"),
                        Cell.lexical(Term.XSD + "boolean", "true"),
                        Cell.lexical(Term.IRI, "http://t/d"),
                        Cell.text("z"))
                .hasSize(6)
                .anyMatch(cell ->
                        cell instanceof Cell.Lexical lexical && lexical.type().equals(Term.BLANK));
    }

    @Test
    void a_statement_that_cannot_be_parsed_is_refused_by_the_exact_exception_and_changes_nothing() throws Exception {
        assertThat(run("INSRT DATA { }"))
                .satisfies(outcome -> isSyntax(outcome, "org.apache.jena.query.QueryParseException"));
        assertThat(run("INSERT DATA { <http://t/c> <http://t/text> \"y\" } ; INSERT DATA { <http://t/c>"))
                .satisfies(outcome -> isSyntax(outcome, "org.apache.jena.query.QueryParseException"));

        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void a_load_adds_all_of_a_file() throws Exception {
        assertThat(arm.apply(Operation.load("ttl", "@prefix t: <http://t/> . t:c t:text \"y\" ; t:n 1 .\n")))
                .isEqualTo(Done.UNCOUNTED);

        assertThat(((Rows) arm.apply(EVERYTHING)).rows()).hasSize(3);
    }

    @Test
    void a_load_that_is_malformed_in_the_middle_leaves_nothing() throws Exception {
        Outcome outcome = arm.apply(Operation.load(
                "nq",
                "<http://t/c> <http://t/text> \"y\" .\n<http://t/d> <http://t/text> bad .\n"
                        + "<http://t/e> <http://t/text> \"z\" .\n"));

        isSyntax(outcome, "org.apache.jena.riot.RiotException");
        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void optimize_makes_a_new_generation_deletes_the_old_and_keeps_what_is_stored() throws Exception {
        assertThat(arm.apply(Operation.optimize())).isEqualTo(Done.UNCOUNTED);

        assertThat(folder.data().resolve("Data-0001")).doesNotExist();
        assertThat(folder.data().resolve("Data-0002")).isDirectory();
        assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
    }

    @Test
    void a_backup_answers_with_the_rows_of_the_copy_and_leaves_nothing_behind() throws Exception {
        assertThat(arm.apply(Operation.backup(EVERYTHING))).isEqualTo(STORED);

        try (Stream<Path> left = Files.list(folder.scratch())) {
            assertThat(left).isEmpty();
        }
        assertThat(folder.data().resolve("Backups")).isEmptyDirectory();
    }

    @Test
    void two_versions_live_side_by_side() throws Exception {
        ArmFolder other = ArmFolder.create(root.resolve("other"));
        try (Backend older = open(other, "5.5.0")) {
            assertThat(older.apply(EVERYTHING)).isEqualTo(new Rows(List.of()));
            assertThat(arm.apply(EVERYTHING)).isEqualTo(STORED);
        }
    }

    private static void isSyntax(Outcome outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo("SYNTAX");
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    private Outcome run(String update) throws InterruptedException {
        return arm.apply(Operation.mutate(update));
    }

    private static Backend open(ArmFolder folder, String version) throws Exception {
        Engine engine = new Resolver().resolve(JENA, version);
        return new JenaEmbeddedProvider()
                .open(new ArmContext(
                        "embedded", folder, engine, engine, Duration.ofSeconds(30), Duration.ofMinutes(2), Map.of()));
    }
}
