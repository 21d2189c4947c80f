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

/**
 * Reads the values of a type in a read shape.
 *
 * @param from the first id
 * @param asParameter whether the id is a parameter of the query
 */
record Find(Domain domain, int from, boolean asParameter, int shape) implements ValuesCommand {

    /** More shapes than any transport has, so that each is drawn. */
    private static final int SHAPES = 60;

    private static final int FETCH = 100;

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("find", Find.class)
                .needs("put")
                .helpedBy("putMany")
                .weight(10)
                .draw(Find::draw)
                .aspect("with a parameter", (values, find) -> find.asParameter)
                .aspect("without a parameter", (values, find) -> !find.asParameter)
                .aspect("of large objects", (values, find) -> find.domain == Domain.BLOB || find.domain == Domain.CLOB)
                .rareAspect("of more than a fetch", (values, find) -> values.count(find.domain, find.from) > FETCH)
                .render(Find::operation);
    }

    private static Optional<Find> draw(Values values, RandomGenerator random) {
        List<Domain> many = values.held(FETCH);
        // Of few types there are so many rows, and each type is asked for as often.
        boolean all = !many.isEmpty() && Draw.oneIn(4, random);
        return Draw.any(all ? many : values.held(), random)
                .map(domain -> new Find(
                        domain,
                        all || random.nextBoolean() ? 0 : values.anyId(random),
                        random.nextBoolean(),
                        random.nextInt(SHAPES)));
    }

    @Override
    public Expectation expect(Values values) {
        return Expectation.returns(values.of(domain, from), true);
    }

    /** Returns the query for all values of a type. */
    static Operation.Query all(Domain domain, String more) {
        return Operation.orderedQuery(
                "SELECT",
                List.of(Column.number("id"), domain.read()),
                "FROM v WHERE " + domain.column() + " IS NOT NULL" + more + " ORDER BY id");
    }

    @Override
    public Operation operation() {
        return asParameter
                ? new Operation.Shaped(
                        all(domain, " AND id >= ?"),
                        new Parameters(List.of(Passing.VALUE), List.of(Row.of(Cell.number(from)))),
                        shape)
                : Operation.shaped(all(domain, " AND id >= " + from), shape);
    }
}
