package dev.lockstep.cli.jena;

import dev.lockstep.backend.sparql.NotResultsException;
import dev.lockstep.backend.sparql.ResultsJson;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several queries as one, because {@code tdbquery} takes one query in a run and most of a run is start-up. The union of
 * subqueries has exactly the rows of each of them, and each row names its query. A union does not keep the order of
 * rows, so an ordered query is never united.
 */
final class UnitedQueries {

    private static final String SELECT = "SELECT";

    /** No column of a query has this name. */
    private static final String WHOSE = "lockstepQuery";

    private final List<Query> queries;
    private final List<String> names;

    private UnitedQueries(List<Query> queries) {
        Set<String> all = new LinkedHashSet<>(List.of(WHOSE));
        queries.forEach(query -> query.columns().forEach(column -> all.add(column.name())));
        this.queries = List.copyOf(queries);
        this.names = List.copyOf(all);
    }

    /**
     * Returns these queries as one, if that is possible: they must be unordered and have the same prologue before their
     * {@code SELECT}.
     */
    static Optional<UnitedQueries> of(List<Query> queries) {
        boolean united = queries.size() > 1
                && queries.get(0).before().endsWith(SELECT)
                && queries.stream()
                        .allMatch(query -> !query.ordered()
                                && query.before().equals(queries.get(0).before())
                                && query.columns().stream()
                                        .noneMatch(column -> column.name().equals(WHOSE)));
        return united ? Optional.of(new UnitedQueries(queries)) : Optional.empty();
    }

    String text() {
        StringBuilder text = new StringBuilder(queries.get(0).before());
        names.forEach(name -> text.append(" ?").append(name));
        text.append(" WHERE {");
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            text.append(i == 0 ? " { " : " UNION { ").append(SELECT + " (" + i + " AS ?" + WHOSE + ")");
            query.columns().forEach(column -> text.append(' ').append(column.expression()));
            text.append(' ').append(query.after()).append(" }");
        }
        return text.append(" }").toString();
    }

    /** Returns the rows of each query, in the order of the queries. */
    List<List<Row>> rows(byte[] json) throws NotResultsException {
        List<Column> columns = names.stream()
                .map(name -> new Column(name, ValueKind.LEXICAL, "?" + name))
                .toList();
        List<List<Row>> rows = new ArrayList<>();
        queries.forEach(query -> rows.add(new ArrayList<>()));
        for (List<Term> solution : new ResultsJson(columns).solutions(json)) {
            int whose = whose(solution.get(0));
            rows.get(whose).add(row(queries.get(whose), solution));
        }
        return rows;
    }

    private int whose(Term term) throws NotResultsException {
        for (int i = 0; i < queries.size(); i++) {
            if (term.equals(new Term.Literal(Integer.toString(i), Term.XSD + "integer", ""))) {
                return i;
            }
        }
        throw new NotResultsException("a row that belongs to none of the queries: " + term);
    }

    private Row row(Query query, List<Term> solution) throws NotResultsException {
        List<Term> rest = new ArrayList<>(solution);
        rest.set(0, Term.UNBOUND);
        List<Cell> cells = new ArrayList<>();
        for (Column column : query.columns()) {
            cells.add(rest.set(names.indexOf(column.name()), Term.UNBOUND).cell(column.kind()));
        }
        if (rest.stream().anyMatch(term -> !term.equals(Term.UNBOUND))) {
            throw new NotResultsException(
                    "a row of one query binds a variable that only another query has: " + solution);
        }
        return new Row(cells);
    }
}
