package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the number, sum, extremes and average of the persons' ages, and the sum of their scores, all exact. */
record SummarisePersons() implements SocialCommand {

    static CommandKind.Builder<SocialModel, SummarisePersons> kind() {
        return CommandKind.of("summarisePersons", SummarisePersons.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .draw((model, random) ->
                        model.persons().isEmpty() ? Optional.empty() : Optional.of(new SummarisePersons()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return !model.persons().isEmpty();
    }

    @Override
    public Expectation expect(SocialModel model) {
        List<Long> ages = model.persons().values().stream().map(Person::age).toList();
        long sum = ages.stream().mapToLong(Long::longValue).sum();
        return Expectation.returns(
                List.of(Row.of(
                        Cell.number(ages.size()),
                        Cell.number(sum),
                        Cell.number(
                                ages.stream().mapToLong(Long::longValue).min().getAsLong()),
                        Cell.number(
                                ages.stream().mapToLong(Long::longValue).max().getAsLong()),
                        Cell.number(Math.floorDiv(sum, ages.size())),
                        Cell.number(model.persons().values().stream()
                                .map(Person::score)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))),
                false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.personSummary();
    }
}
