package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Parameters.Passing;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Stores a batch of rows. A row whose id is taken is refused, and the others are stored.
 *
 * @param ids the ids, in the order of the batch
 * @param values the values, one for each id
 */
record PutMany(Domain domain, List<Integer> ids, List<Integer> values, Passed passed) implements ValuesCommand {

    private static final int FEW = 6;

    /** More than a fetch. */
    private static final int MANY = 120;

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("putMany", PutMany.class)
                .weight(3)
                .draw(PutMany::draw)
                .aspect("with a refused row", (model, batch) -> batch.refuses(model))
                .aspect("without a refused row", (model, batch) -> !batch.refuses(model))
                .rareAspect("of more than a fetch", (model, batch) -> batch.ids.size() >= MANY)
                .render(PutMany::operation);
    }

    private static Optional<PutMany> draw(Values model, RandomGenerator random) {
        Domain domain = model.anyDomain(random);
        if (!domain.takesParameters() || domain.isSized()) {
            return Optional.empty();
        }
        int size = Draw.oneIn(15, random) ? MANY : 1 + random.nextInt(FEW);
        List<Integer> ids = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add(model.anyId(random));
            values.add(random.nextInt(domain.count()));
        }
        return Optional.of(
                new PutMany(domain, ids, values, Draw.one(List.of(Passed.VALUE, Passed.OBJECT, Passed.TEXT), random)));
    }

    @Override
    public boolean possible(Values model) {
        return !ids.isEmpty()
                && ids.size() == values.size()
                && passed != Passed.LITERAL
                && values.stream().allMatch(value -> value >= 0 && value < domain.count());
    }

    private boolean refuses(Values model) {
        return ids.stream().anyMatch(model.rows()::containsKey) || new TreeSet<>(ids).size() < ids.size();
    }

    @Override
    public Expectation expect(Values model) {
        Set<Integer> taken = new TreeSet<>(model.rows().keySet());
        return Expectation.returns(
                ids.stream()
                        .map(id -> taken.add(id) ? Transacted.affected(1) : Transacted.refused("DUPLICATE"))
                        .toList(),
                true);
    }

    @Override
    public void apply(Values model) {
        for (int i = 0; i < ids.size(); i++) {
            model.rows().putIfAbsent(ids.get(i), new Values.Held(domain, values.get(i)));
        }
    }

    @Override
    public Operation operation() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            rows.add(Row.of(domain.value(values.get(i)).parameter(), Cell.number(ids.get(i))));
        }
        return Operation.executeBatch(
                "INSERT INTO v(" + domain.column() + ", id) VALUES(" + domain.place() + ", ?)",
                new Parameters(List.of(passed.passing().orElse(Passing.VALUE), Passing.VALUE), rows));
    }
}
