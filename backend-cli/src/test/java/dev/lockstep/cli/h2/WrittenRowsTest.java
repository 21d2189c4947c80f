package dev.lockstep.cli.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenRowsTest {

    @TempDir
    private Path folder;

    @Test
    void a_null_differs_from_an_empty_text() throws Exception {
        Outcome.Rows rows = read("\"A\"\n\n\"\"\n", 2);

        assertThat(rows.rows()).containsExactly(Row.of(Cell.NULL), Row.of(Cell.text("")));
        assertThat(rows.facet(Facet.LABELS)).contains("[A]");
    }

    @Test
    void an_answer_without_columns_has_rows_without_cells() throws Exception {
        Outcome.Rows rows = read("\n\n", 1);

        assertThat(rows.rows()).containsExactly(new Row(List.of()));
        assertThat(rows.facet(Facet.LABELS)).contains("[]");
    }

    @Test
    void a_value_in_an_answer_without_columns_is_unexplained() {
        assertThatExceptionOfType(UnexplainedOutputException.class).isThrownBy(() -> read("\n\"x\"\n", 1));
    }

    @Test
    void another_number_of_rows_is_unexplained() {
        assertThatExceptionOfType(UnexplainedOutputException.class).isThrownBy(() -> read("\"A\"\n\"x\"\n", 2));
    }

    private Outcome.Rows read(String written, long count) throws IOException, UnexplainedOutputException {
        Path file = Files.writeString(folder.resolve("rows.csv"), written);
        return (Outcome.Rows) new WrittenRows("rows.csv", CsvForm.USUAL).read(file, count);
    }
}
