package dev.lockstep.cli.jena;

import static dev.lockstep.cli.jena.Arm.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The changes that TDB2 makes to values, with a page of docs/findings for each. If a test fails, its page is out of
 * date.
 */
class JenaFidelityTest {

    @TempDir
    private Path folder;

    private Arm arm;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        arm = Arm.open(folder.resolve("arm"));
    }

    @AfterEach
    void close() {
        arm.close();
    }

    @Test
    void an_integer_beyond_64_bits_is_read_back_as_another_number() throws InterruptedException {
        assertThat(stored("18446744073709551617")).isEqualTo(values("integer", "1"));
    }

    @Test
    void an_integer_of_64_bits_and_a_decimal_of_more_are_kept() throws InterruptedException {
        assertThat(stored("9223372036854775807")).isEqualTo(values("integer", "9223372036854775807"));
        assertThat(arm.run("DELETE WHERE { ?s ?p ?o }")).isEqualTo(Done.UNCOUNTED);
        assertThat(stored("18446744073709551617.5")).isEqualTo(values("decimal", "18446744073709551617.5"));
    }

    @Test
    void a_large_number_of_a_derived_type_is_read_back_as_an_integer() throws InterruptedException {
        assertThat(stored("\"9223372036854775807\"^^<" + Term.XSD + "long>"))
                .isEqualTo(values("integer", "9223372036854775807"));
    }

    @Test
    void a_decimal_that_is_not_in_canonical_form_survives_its_deletion() throws InterruptedException {
        assertThat(stored("1.50")).isEqualTo(values("decimal", "1.5"));
        assertThat(arm.run("DELETE WHERE { ?s ?p ?o }")).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.ask(objects())).isEqualTo(values("decimal", "1.5"));
    }

    @Test
    void a_triple_whose_decimal_was_written_in_two_forms_is_there_twice() throws InterruptedException {
        assertThat(stored("1.50 , 1.5")).isEqualTo(values("decimal", "1.5", "1.5"));
    }

    @Test
    void a_number_loses_the_blanks_around_it() throws InterruptedException {
        assertThat(stored("\" 1\"^^<" + Term.XSD + "integer>")).isEqualTo(values("integer", "1"));
    }

    @Test
    void a_time_stamp_without_a_zone_gets_another_type() throws InterruptedException {
        assertThat(stored("\"2026-11-23T00:00:00\"^^<" + Term.XSD + "dateTimeStamp>"))
                .isEqualTo(values("dateTime", "2026-11-23T00:00:00"));
    }

    @Tag("nightly")
    @Test
    void a_control_character_makes_an_answer_in_xml_unreadable_and_no_other() throws InterruptedException {
        assertThat(stored("\"a\\u0001b\"")).isEqualTo(new Rows(List.of(Row.of(Cell.text("a\u0001b")))));

        for (ToolReadShape shape : ToolReadShape.ALL) {
            Outcome outcome = arm.ask(Operation.shaped(objects(), ToolReadShape.ALL.indexOf(shape)));
            if (shape.format() == ResultsFormat.XML) {
                assertThat(outcome)
                        .as(shape.toString())
                        .isInstanceOfSatisfying(
                                Outcome.Broken.class,
                                broken -> assertThat(broken.detail()).contains("not XML"));
            } else {
                assertThat(outcome).as(shape.toString()).isEqualTo(new Rows(List.of(Row.of(Cell.text("a\u0001b")))));
            }
        }
    }

    @Tag("nightly")
    @Test
    void the_union_of_graphs_lacks_triples_whose_objects_have_one_number_in_several_types()
            throws InterruptedException {
        assertThat(arm.run("INSERT DATA { GRAPH <http://t/g> { <http://t/s> <http://t/p> 1, true, \"1\"^^<" + Term.XSD
                        + "byte> } }"))
                .isEqualTo(Done.UNCOUNTED);

        assertThat(count("GRAPH <http://t/g>")).isEqualTo(rows("3"));
        assertThat(count("GRAPH <urn:x-arq:UnionGraph>"))
                .as("wrong, 3 is right")
                .isEqualTo(rows("1"));
    }

    private Outcome count(String graph) throws InterruptedException {
        return arm.ask(Operation.query(
                "SELECT",
                List.of(new Column("n", ValueKind.NUMBER, "(COUNT(*) AS ?n)")),
                "WHERE { " + graph + " { ?s ?p ?o } }"));
    }

    private static Rows rows(String number) {
        return new Rows(List.of(Row.of(Cell.number(Long.parseLong(number)))));
    }

    /** The answer of a separate process after these objects were inserted. */
    private Outcome stored(String objects) throws InterruptedException {
        assertThat(arm.run("INSERT DATA { <http://t/s> <http://t/p> " + objects + " }"))
                .isEqualTo(Done.UNCOUNTED);
        return arm.ask(objects());
    }

    private static Rows values(String type, String... values) {
        List<Row> rows = Arrays.stream(values)
                .map(value -> Row.of(Cell.lexical(Term.XSD + type, value)))
                .toList();
        return new Rows(rows);
    }
}
