package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks for the numbers from 1 on. The answer may be long. */
record CountUp(int length) implements SqlCommand {

    /** Lengths near the sizes in which rows are fetched, and one long answer. */
    private static final List<Integer> LENGTHS = List.of(1, 99, 100, 101, 1_025, 10_000);

    static CommandKind.Builder<SocialModel, CountUp> kind() {
        return CommandKind.of("countUp", CountUp.class)
                .aspect("beyond a fetch", (model, command) -> command.length() > SocialModel.FETCH)
                .aspect("beyond ten fetches", (model, command) -> command.length() > 10 * SocialModel.FETCH)
                .draw((model, random) -> Optional.of(new CountUp(Draw.one(LENGTHS, random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return length >= 1;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(
                IntStream.rangeClosed(1, length)
                        .mapToObj(number -> Row.of(Cell.number(number)))
                        .toList(),
                true);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.series(length);
    }
}
