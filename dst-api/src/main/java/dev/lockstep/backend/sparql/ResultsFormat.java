package dev.lockstep.backend.sparql;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The formats of results that keep the whole of each term. {@code CSV} is not among them, because an IRI, a number and
 * a text with a language are all texts there.
 */
public enum ResultsFormat {
    JSON("application/sparql-results+json"),
    XML("application/sparql-results+xml"),
    TSV("text/tab-separated-values");

    private final String mediaType;

    ResultsFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns the media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the name by which tools and requests ask for the format. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the rows of a document in their original order.
     *
     * @param document a whole document in UTF-8
     * @param columns the requested columns; the name of each is the name of its variable
     * @throws NotResultsException if the document is anything else; the message says where
     */
    public List<Row> rows(byte[] document, List<Column> columns) throws NotResultsException {
        return rows(solutions(document, columns.stream().map(Column::name).toList()), columns);
    }

    /**
     * Returns the answer to a {@code SELECT} of any shape, labelled with its variables.
     *
     * @param document a whole document in UTF-8
     * @throws NotResultsException see {@link #rows(byte[], List)}
     */
    public Outcome.Rows answer(byte[] document) throws NotResultsException {
        List<String> variables = switch (this) {
            case JSON -> ResultsJson.variables(document);
            case XML -> ResultsXml.variables(document);
            case TSV -> ResultsTsv.variables(document);
        };
        return ResultsJson.answer(variables, solutions(document, variables));
    }

    private List<List<Term>> solutions(byte[] document, List<String> names) throws NotResultsException {
        return switch (this) {
            case JSON -> ResultsJson.of(names).solutions(document);
            case XML -> new ResultsXml(names).solutions(document);
            case TSV -> new ResultsTsv(names).solutions(document);
        };
    }

    /** Returns solutions as rows of these columns. */
    public static List<Row> rows(List<List<Term>> solutions, List<Column> columns) {
        List<Row> rows = new ArrayList<>();
        for (List<Term> solution : solutions) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < solution.size(); i++) {
                cells.add(solution.get(i).cell(columns.get(i).kind()));
            }
            rows.add(new Row(cells));
        }
        return rows;
    }
}
