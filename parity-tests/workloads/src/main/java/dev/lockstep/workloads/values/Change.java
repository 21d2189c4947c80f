package dev.lockstep.workloads.values;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Stores another value of the same type in a row. */
record Change(int id, Domain domain, int value, Passed passed) implements ValuesCommand {

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("change", Change.class)
                .needs("put")
                .weight(3)
                .draw(Change::draw)
                .aspect(
                        "of a large object",
                        (values, change) -> change.domain == Domain.BLOB || change.domain == Domain.CLOB)
                .render(Change::operation);
    }

    private static Optional<Change> draw(Values values, RandomGenerator random) {
        return values.anyTaken(random).flatMap(id -> {
            Domain domain = values.rows().get(id).domain();
            Passed passed = Draw.one(Passed.of(domain), random);
            return values.anyValue(domain, random).map(value -> new Change(id, domain, value, passed));
        });
    }

    @Override
    public boolean possible(Values values) {
        return values.rows().containsKey(id)
                && values.rows().get(id).domain() == domain
                && value >= 0
                && value < domain.count();
    }

    @Override
    public Expectation expect(Values values) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(Values values) {
        values.rows().put(id, new Values.Held(domain, value));
    }

    @Override
    public Operation operation() {
        String update = "UPDATE v SET " + domain.column() + " = ";
        Sample sample = domain.value(value);
        return passed.passing()
                .<Operation>map(passing -> Operation.execute(
                        update + domain.place() + " WHERE id = ?",
                        ValuesCommand.parameters(passing, sample.parameter(), id)))
                .orElseGet(() -> Operation.mutate(update + sample.literal() + " WHERE id = " + id));
    }
}
