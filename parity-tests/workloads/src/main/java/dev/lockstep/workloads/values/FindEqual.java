package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Finds the rows whose value equals a parameter. */
record FindEqual(Domain domain, int value, Passed passed, int shape) implements ValuesCommand {

    private static final int SHAPES = 60;

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("findEqual", FindEqual.class)
                .needs("put")
                .weight(3)
                .draw(FindEqual::draw)
                .render(FindEqual::operation);
    }

    private static Optional<FindEqual> draw(Values values, RandomGenerator random) {
        List<Domain> comparable =
                values.held().stream().filter(Domain::isComparable).toList();
        return Draw.any(comparable, random)
                .map(domain -> new FindEqual(
                        domain,
                        random.nextInt(domain.count()),
                        Draw.one(List.of(Passed.VALUE, Passed.OBJECT, Passed.TEXT), random),
                        random.nextInt(SHAPES)));
    }

    @Override
    public boolean possible(Values values) {
        return domain.isComparable() && value >= 0 && value < domain.count() && passed != Passed.LITERAL;
    }

    @Override
    public Expectation expect(Values values) {
        return Expectation.returns(
                values.rows().entrySet().stream()
                        .filter(row -> row.getValue().equals(new Values.Held(domain, value)))
                        .map(row -> Row.of(Cell.number(row.getKey())))
                        .toList(),
                true);
    }

    @Override
    public Operation operation() {
        return new Operation.Shaped(
                Operation.orderedQuery(
                        "SELECT", List.of(Column.number("id")), "FROM v WHERE " + domain.column() + " = ? ORDER BY id"),
                new Parameters(
                        List.of(passed.passing().orElse(Passing.VALUE)),
                        List.of(Row.of(domain.value(value).parameter()))),
                shape);
    }
}
