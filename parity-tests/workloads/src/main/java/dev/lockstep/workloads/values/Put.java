package dev.lockstep.workloads.values;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Stores a value in a new row.
 *
 * @param value the value's number in its type, or its length
 */
record Put(int id, Domain domain, int value, Passed passed) implements ValuesCommand {

    static CommandKind<Values> kind() {
        CommandKind.Builder<Values, Put> kind =
                ValuesCommand.kind("put", Put.class).weight(8).draw(Put::draw);
        for (Passed way : Passed.values()) {
            kind = kind.aspect(
                    "passed as " + way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    (values, put) -> put.passed == way);
        }
        return kind.aspect(
                        "a large object just beyond its row, as a stream",
                        (values, put) -> (put.domain == Domain.BLOB || put.domain == Domain.CLOB)
                                && put.value == 257
                                && put.passed.isStreamed())
                .rareAspect("beyond 64 Ki", (values, put) -> put.domain.isSized() && put.value > Values.LARGE)
                .rareAspect("beyond 1 Mi", (values, put) -> put.domain.isSized() && put.value == Values.HUGE)
                .render(Put::operation);
    }

    private static Optional<Put> draw(Values values, RandomGenerator random) {
        Domain domain = values.anyDomain(random);
        int id = values.anyId(random);
        Passed passed = Draw.one(Passed.of(domain), random);
        return values.anyValue(domain, random)
                .map(value -> new Put(id, domain, value, passed))
                .filter(put -> put.possible(values));
    }

    @Override
    public boolean possible(Values values) {
        return !values.rows().containsKey(id) && value >= 0 && value < domain.count();
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
        String insert = "INSERT INTO v(" + domain.column() + ", id) VALUES(";
        Sample sample = domain.value(value);
        return passed.passing()
                .<Operation>map(passing -> Operation.execute(
                        insert + domain.place() + ", ?)", ValuesCommand.parameters(passing, sample.parameter(), id)))
                .orElseGet(() -> Operation.mutate(insert + sample.literal() + ", " + id + ")"));
    }
}
