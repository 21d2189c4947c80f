package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2OperationsTest {

    private static final Operation.Query EVERYTHING = Arm.query("slug, name, age", "FROM Person ORDER BY slug");

    private static final Rows TWO_PERSONS = new Rows(List.of(
            Row.of(Cell.text("p1"), Cell.text("Ada\u0000\ud83d\ude00 'x' \\ \r\n;"), Cell.number(36)),
            Row.of(Cell.text("p2"), Cell.text(""), Cell.NULL)));

    @TempDir
    private Path root;

    private Arm arm;

    @BeforeEach
    void two_persons_are_stored() throws IOException {
        arm = Arm.open(root.resolve("arm"));
        assertThat(arm.run("CREATE TABLE Person(slug VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, age INT)"))
                .isEqualTo(Done.affecting(0));
        assertThat(arm.run("INSERT INTO Person VALUES"
                        + "('p1', U&'Ada\\0000\\+01f600 ''x'' \\\\ \\000d\\000a\\003b', 36), ('p2', '', NULL)"))
                .isEqualTo(Done.affecting(2));
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void a_mutation_reports_how_many_rows_it_affected() {
        assertThat(arm.run("UPDATE Person SET age = 1")).isEqualTo(Done.affecting(2));
        assertThat(arm.run("DELETE FROM Person WHERE slug = 'nobody'")).isEqualTo(Done.affecting(0));
    }

    @Test
    void a_query_answers_with_typed_rows_in_order() {
        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
    }

    @Test
    void optimize_is_done_and_keeps_what_is_stored() {
        assertThat(arm.ask(Operation.optimize())).isEqualTo(Done.UNCOUNTED);

        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
    }

    @Test
    void optimize_makes_a_file_full_of_deleted_rows_smaller() throws IOException {
        arm.run("CREATE TABLE Bulk(v VARCHAR)");
        arm.run("INSERT INTO Bulk SELECT RANDOM_UUID() || SPACE(400) || x FROM SYSTEM_RANGE(1, 20000)");
        arm.ask(Operation.reopen());
        arm.run("DROP TABLE Bulk");
        long before = Files.size(H2Engine.file(arm.folder().data()));

        arm.ask(Operation.optimize());

        assertThat(Files.size(H2Engine.file(arm.folder().data()))).isLessThan(before / 4);
    }

    @Test
    void repair_puts_another_file_in_place_and_keeps_what_is_stored() throws IOException {
        Object before = identity();

        assertThat(arm.ask(Operation.repair())).isEqualTo(Done.UNCOUNTED);

        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
        assertThat(identity()).isNotEqualTo(before);
    }

    @Test
    void a_backup_answers_with_the_rows_of_the_copy_and_leaves_nothing_behind() throws IOException {
        assertThat(arm.ask(Operation.backup(EVERYTHING))).isEqualTo(TWO_PERSONS);

        try (Stream<Path> left = Files.list(arm.folder().scratch())) {
            assertThat(left).isEmpty();
        }
    }

    private Object identity() throws IOException {
        return Files.readAttributes(H2Engine.file(arm.folder().data()), BasicFileAttributes.class)
                .fileKey();
    }
}
