package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stores texts under keys that the system generates, and asks for the keys. */
record PutKeyed(List<String> texts) implements ValuesCommand {

    private static final RowShape KEYS = RowShape.ordered(Column.number("ID"), Column.text("S"));

    private static final int MOST = 300;

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("putKeyed", PutKeyed.class)
                .weight(2)
                .draw((values, random) -> Optional.of(new PutKeyed(IntStream.range(0, 1 + random.nextInt(3))
                                .mapToObj(i -> "t" + random.nextInt(1000))
                                .toList()))
                        .filter(put -> put.possible(values)))
                .aspect("of one row", (values, put) -> put.texts.size() == 1)
                .aspect("of a batch", (values, put) -> put.texts.size() > 1)
                .render(PutKeyed::operation);
    }

    @Override
    public boolean possible(Values values) {
        return !texts.isEmpty() && values.keyed().size() < MOST;
    }

    @Override
    public Expectation expect(Values values) {
        List<Row> keys = new ArrayList<>();
        for (String text : texts) {
            keys.add(Row.of(Cell.number(values.keyed().size() + keys.size() + 1L), Cell.text(text)));
        }
        return Expectation.returns(keys, true);
    }

    @Override
    public void apply(Values values) {
        values.keyed().addAll(texts);
    }

    @Override
    public Operation operation() {
        String insert = "INSERT INTO k(s) VALUES(?)";
        List<Row> rows = texts.stream().map(Row::texts).toList();
        Parameters parameters = new Parameters(Collections.nCopies(1, Passing.VALUE), rows);
        return texts.size() == 1
                ? Operation.execute(insert, parameters).answering(KEYS)
                : Operation.executeBatch(insert, parameters).answering(KEYS);
    }
}
