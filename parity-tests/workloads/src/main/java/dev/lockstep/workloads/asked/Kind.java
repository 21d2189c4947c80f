package dev.lockstep.workloads.asked;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.RowShape;
import dev.lockstep.workloads.domain.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A kind of command as a file has it.
 *
 * @param ask the request; empty for work on the whole store
 * @param work the work on the whole store: a reopen or a restart
 * @param shape the columns of an answer with rows
 * @param reads whether it changes nothing
 * @param adds the arguments that are in their pools afterwards
 * @param removes the arguments that are in their pools no longer
 * @param empties the pools that are empty afterwards
 */
record Kind(
        String name,
        int weight,
        Map<String, Argument> arguments,
        Optional<Shape> ask,
        Optional<Operation> work,
        Optional<RowShape> shape,
        boolean reads,
        Expected expected,
        List<String> adds,
        List<String> removes,
        List<String> empties) {

    boolean allows(Pools pools, Values values) {
        return values.cells().keySet().equals(arguments.keySet())
                && arguments.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue().allows(pools, values.cells().get(entry.getKey())));
    }

    Optional<Values> draw(Pools pools, RandomGenerator random) {
        Values values = Values.NONE;
        for (Map.Entry<String, Argument> entry : arguments.entrySet()) {
            Optional<Cell> value = entry.getValue().draw(pools, random);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values = values.with(entry.getKey(), value.get());
        }
        return Optional.of(values);
    }

    /** Whether a command of this kind may change something. */
    boolean changes() {
        return ask.isPresent() && !reads && !(expected instanceof Expected.Refusal);
    }

    /** Puts values into the pools of which this kind makes new ones. */
    void fill(Pools pools, RandomGenerator random) {
        arguments.values().forEach(argument -> {
            if (argument instanceof Argument.New made) {
                made.draw(pools, random).ifPresent(value -> pools.add(made.name(), value));
            }
        });
    }

    void change(Pools pools, Values values) {
        empties.forEach(pools::empty);
        removes.forEach(name -> pools.remove(poolOf(name), values.cells().get(name)));
        adds.forEach(name -> pools.add(poolOf(name), values.cells().get(name)));
    }

    private String poolOf(String argument) {
        return arguments.get(argument).pool().orElseThrow();
    }

    Operation operation(Values values) {
        if (work.isPresent()) {
            return work.get();
        }
        return asked(ask.orElseThrow().request(values));
    }

    private Operation asked(Request request) {
        if (shape.isEmpty()) {
            return request.changing();
        }
        return reads ? request.reading(shape.get()) : request.answering(shape.get());
    }

    /** Returns an operation whose arguments have no values; empty if it is work on the whole store. */
    Optional<Operation> example() {
        return ask.map(asked -> asked(asked.request()));
    }
}
