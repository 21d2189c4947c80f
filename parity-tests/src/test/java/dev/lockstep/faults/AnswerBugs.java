package dev.lockstep.faults;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Bugs in reading: the store is right and the answer is wrong. */
final class AnswerBugs {

    /** Changes the rows of an answer. */
    @FunctionalInterface
    interface Rows extends Bug {
        @Override
        List<Row> answered(Query query, List<Row> truth);
    }

    private AnswerBugs() {}

    static List<Row> firstRowTwice(Query query, List<Row> truth) {
        List<Row> rows = new ArrayList<>(truth);
        truth.stream().findFirst().ifPresent(rows::add);
        return rows;
    }

    static List<Row> withoutTheTenth(Query query, List<Row> truth) {
        List<Row> rows = new ArrayList<>(truth);
        if (rows.size() >= 10) {
            rows.remove(9);
        }
        return rows;
    }

    /** Returns as many rows as there should be, but one of them replaces another. */
    static List<Row> secondInPlaceOfFirst(Query query, List<Row> truth) {
        List<Row> rows = new ArrayList<>(truth);
        if (rows.size() >= 2) {
            rows.set(0, rows.get(1));
        }
        return rows;
    }

    static List<Row> lastTwoSwapped(Query query, List<Row> truth) {
        List<Row> rows = new ArrayList<>(truth);
        if (query.ordered() && rows.size() >= 2) {
            rows.add(rows.remove(rows.size() - 2));
        }
        return rows;
    }

    static List<Row> withoutTheLastColumn(Query query, List<Row> truth) {
        return truth.stream()
                .map(row -> new Row(row.cells().subList(0, row.cells().size() - 1)))
                .toList();
    }

    /** Changes each cell of a row except the first, which is its key. */
    static Bug cells(UnaryOperator<Cell> change) {
        return (Rows) (query, truth) -> truth.stream()
                .map(row -> {
                    List<Cell> cells = new ArrayList<>(row.cells());
                    cells.subList(1, cells.size()).replaceAll(change);
                    return new Row(cells);
                })
                .toList();
    }

    /** Changes each text of a row except its key. */
    static Bug texts(UnaryOperator<String> change) {
        return cells(cell -> cell instanceof Cell.Text text ? Cell.text(change.apply(text.value())) : cell);
    }

    static String astralAsQuestionMarks(String text) {
        StringBuilder mangled = new StringBuilder();
        text.codePoints().forEach(point -> mangled.appendCodePoint(Character.isBmpCodePoint(point) ? point : '?'));
        return mangled.toString();
    }

    /** If a query was asked before and its answer has changed since, this bug returns the earlier answer. */
    static final class Stale implements Bug {
        private final Map<Query, List<Row>> before = new HashMap<>();

        @Override
        public List<Row> answered(Query query, List<Row> truth) {
            List<Row> known = before.put(query, truth);
            return known == null ? truth : known;
        }
    }

    /** One probe of the first kind is answered without rows. The commands are answered correctly. */
    static final class EmptyProbe implements Bug {
        @Override
        public List<Outcome> read(List<Query> queries, Healthy arm) throws InterruptedException {
            List<Outcome> outcomes = new ArrayList<>(arm.read(queries));
            outcomes.set(0, new Outcome.Rows(List.of()));
            return outcomes;
        }
    }

    /** The last probe gets no answer at all. */
    static final class LastProbeUnanswered implements Bug {
        @Override
        public List<Outcome> read(List<Query> queries, Healthy arm) throws InterruptedException {
            List<Outcome> outcomes = arm.read(queries);
            return outcomes.subList(0, outcomes.size() - 1);
        }
    }

    /** A copy of the store lacks a row that the store has. */
    static final class BackupLacksARow implements Bug {
        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            Outcome outcome = arm.ask(operation);
            return operation instanceof Operation.Backup
                            && outcome instanceof Outcome.Rows rows
                            && !rows.rows().isEmpty()
                    ? new Outcome.Rows(rows.rows().subList(1, rows.rows().size()))
                    : outcome;
        }
    }
}
