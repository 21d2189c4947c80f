package dev.lockstep.cli.h2;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * The rows that H2's function {@code CSVWRITE} writes into a file: a line with the labels of the columns and a line for
 * each row. Every text is in quotes, and a null is not, so a null differs from every text.
 *
 * @param file the file's path, from the folder of the store
 * @param form the form of the file
 */
record WrittenRows(String file, CsvForm form) {

    private static final String HEADING = "LOCKSTEP_ROWS";

    /** An empty line. A label is always in quotes, so the answer has no columns at all: {@code SELECT} alone. */
    private static final List<String> NO_LABEL = Collections.singletonList(null);

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL)
            .build();

    /** Returns the statement that writes the rows of another one. Its answer is their number. */
    String statement(String text) {
        return form.statement(file, text, HEADING);
    }

    /** Reads the number of rows that H2 reports. */
    long count(ShellOutput output) throws UnexplainedOutputException {
        return count(output, HEADING);
    }

    static long count(ShellOutput output, String heading) throws UnexplainedOutputException {
        List<String> lines = output.table(heading);
        if (lines.size() != 1 || !lines.get(0).matches("\\[\\d{1,18}]")) {
            throw new UnexplainedOutputException("CSVWRITE answered with " + lines);
        }
        return Long.parseLong(lines.get(0).substring(1, lines.get(0).length() - 1));
    }

    /** Reads the file, which must have this number of rows. */
    Outcome read(Path file, long count) throws UnexplainedOutputException {
        List<String[]> lines;
        try (Reader in = form.open(file);
                MappingIterator<String[]> all =
                        CSV.readerFor(String[].class).with(form.schema()).readValues(in)) {
            lines = all.readAll();
        } catch (JacksonException | IOException e) {
            throw new UnexplainedOutputException("CSVWRITE wrote a file that cannot be read: " + e.getMessage());
        }
        if (lines.size() != count + 1) {
            throw new UnexplainedOutputException(
                    "CSVWRITE reported " + count + " rows and wrote " + (lines.size() - 1));
        }
        List<String> labels = Arrays.asList(lines.get(0));
        if (labels.equals(NO_LABEL)) {
            return withoutColumns(lines);
        }
        List<Row> rows = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            if (line.length != labels.size()) {
                throw new UnexplainedOutputException(
                        "CSVWRITE wrote a row of " + line.length + " values under " + labels.size() + " labels");
            }
            rows.add(new Row(Arrays.stream(line)
                    .map(text -> text == null ? Cell.NULL : Cell.text(text))
                    .toList()));
        }
        return new Outcome.Rows(rows, new TreeMap<>(Collections.singletonMap(Facet.LABELS, labels.toString())));
    }

    private static Outcome withoutColumns(List<String[]> lines) throws UnexplainedOutputException {
        for (String[] line : lines) {
            if (!Arrays.asList(line).equals(NO_LABEL)) {
                throw new UnexplainedOutputException("CSVWRITE wrote a value in an answer without columns");
            }
        }
        return new Outcome.Rows(
                Collections.nCopies(lines.size() - 1, new Row(List.of())),
                new TreeMap<>(Collections.singletonMap(Facet.LABELS, "[]")));
    }
}
