package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bugs of parameters, batches, generated keys and read shapes on one arm. */
enum ValueBug {
    /** Nothing is wrong. */
    CUTS_A_PARAMETER_AT_256_BYTES {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return parameters(
                    operation,
                    arm,
                    fired,
                    cell -> cell instanceof Cell.Lexical bytes && bytes.value().length() > IN_ROW * 2
                            ? Cell.lexical(bytes.type(), bytes.value().substring(0, IN_ROW * 2))
                            : cell);
        }
    },
    PASSES_AN_EMPTY_TEXT_AS_NULL {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return parameters(operation, arm, fired, cell -> cell.equals(Cell.text("")) ? Cell.NULL : cell);
        }
    },
    ROUNDS_A_PARAMETER_TO_MICROSECONDS {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return parameters(
                    operation,
                    arm,
                    fired,
                    cell -> cell instanceof Cell.Lexical time && time.value().matches(".*\\.\\d{9}")
                            ? Cell.lexical(
                                    time.type(),
                                    time.value().substring(0, time.value().length() - 3))
                            : cell);
        }
    },
    DROPS_THE_LAST_ROW_OF_A_BATCH {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (!(operation instanceof Operation.Batch batch)
                    || batch.keys().isPresent()
                    || batch.parameters().rows().size() < 2) {
                return arm.apply(operation);
            }
            List<Row> rows = batch.parameters().rows();
            Outcome outcome = arm.apply(new Operation.Batch(
                    batch.text(),
                    new Parameters(batch.parameters().passed(), rows.subList(0, rows.size() - 1)),
                    batch.keys()));
            if (!(outcome instanceof Outcome.Rows answer)) {
                return outcome;
            }
            fired.run();
            List<Row> told = new ArrayList<>(answer.rows());
            told.add(Transacted.affected(1));
            return answer.with(told);
        }
    },
    STOPS_A_BATCH_AT_A_REFUSED_ROW {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (!(operation instanceof Operation.Batch batch) || batch.keys().isPresent()) {
                return arm.apply(operation);
            }
            List<Row> told = new ArrayList<>();
            for (Row row : batch.parameters().rows()) {
                Outcome one = arm.apply(Operation.execute(
                        batch.text(), new Parameters(batch.parameters().passed(), List.of(row))));
                if (one instanceof Outcome.Refused refused) {
                    fired.run();
                    told.add(Transacted.refused(refused.refusal()));
                    break;
                }
                told.add(Transacted.affected(1));
            }
            return new Outcome.Rows(told);
        }
    },
    TELLS_A_REFUSED_ROW_OF_A_BATCH_AS_DONE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            return operation instanceof Operation.Batch batch && batch.keys().isEmpty()
                    ? rows(
                            outcome,
                            fired,
                            row -> row.cells().get(0).equals(Cell.text("refused")) ? Transacted.affected(1) : row)
                    : outcome;
        }
    },
    TELLS_THE_SAME_KEY_FOR_A_WHOLE_BATCH {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            return operation instanceof Operation.Batch batch
                            && batch.keys().isPresent()
                            && outcome instanceof Outcome.Rows keys
                    ? rows(outcome, fired, row -> keys.rows().get(0))
                    : outcome;
        }
    },
    A_STREAM_ENDS_EARLY {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            return operation instanceof Operation.Shaped shaped && shaped.shape() % 18 == 4
                    ? rows(
                            outcome,
                            fired,
                            row -> new Row(
                                    row.cells().stream().map(ValueBug::cut).toList()))
                    : outcome;
        }
    },
    A_SHAPE_IGNORES_THE_PARAMETER {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Shaped shaped
                            && shaped.query().text(", ").contains("id >= ?")
                            && !shaped.parameters().rows().get(0).equals(Row.of(Cell.number(0)))
                    ? fire(
                            new Operation.Shaped(shaped.query(), Parameters.values(Cell.number(0)), shaped.shape()),
                            arm,
                            fired)
                    : arm.apply(operation);
        }
    },
    SCROLLING_BACK_LOSES_A_ROW {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (!(operation instanceof Operation.Shaped shaped)
                    || shaped.shape() % 18 != 8
                    || !(outcome instanceof Outcome.Rows answer)
                    || answer.rows().isEmpty()) {
                return outcome;
            }
            fired.run();
            return answer.with(answer.rows().subList(1, answer.rows().size()));
        }
    };

    private static final int IN_ROW = 256;

    /** Returns the outcome of an operation on an arm with the bug. */
    abstract Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException;

    private static Outcome fire(Operation other, Backend arm, Runnable fired) throws InterruptedException {
        fired.run();
        return arm.apply(other);
    }

    private static Outcome parameters(Operation operation, Backend arm, Runnable fired, UnaryOperator<Cell> change)
            throws InterruptedException {
        if (!(operation instanceof Operation.Execute execute)) {
            return arm.apply(operation);
        }
        List<Row> rows = execute.parameters().rows().stream()
                .map(row -> new Row(row.cells().stream().map(change).toList()))
                .toList();
        return rows.equals(execute.parameters().rows())
                ? arm.apply(operation)
                : fire(
                        new Operation.Execute(
                                execute.text(),
                                new Parameters(execute.parameters().passed(), rows),
                                execute.keys()),
                        arm,
                        fired);
    }

    private static Outcome rows(Outcome outcome, Runnable fired, UnaryOperator<Row> change) {
        if (!(outcome instanceof Outcome.Rows answer)) {
            return outcome;
        }
        List<Row> rows = answer.rows().stream().map(change).toList();
        if (!rows.equals(answer.rows())) {
            fired.run();
        }
        return answer.with(rows);
    }

    private static Cell cut(Cell cell) {
        return cell instanceof Cell.Text text && text.value().length() > IN_ROW
                ? Cell.text(text.value().substring(0, IN_ROW))
                : cell;
    }
}
