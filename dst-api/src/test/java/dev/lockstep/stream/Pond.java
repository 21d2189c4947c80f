package dev.lockstep.stream;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A small workload for testing the generation: numbers go into a list and out of it. */
final class Pond {

    interface PondCommand extends Command<List<Integer>> {}

    record Put(int number) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(List<Integer> model) {
            model.add(number);
        }
    }

    record Take(int number, List<String> why) implements PondCommand {
        @Override
        public boolean possible(List<Integer> model) {
            return model.contains(number);
        }

        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(List<Integer> model) {
            model.remove((Integer) number);
        }
    }

    record Stir(Optional<String> with) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.affects(model.size());
        }
    }

    static final CommandKind<List<Integer>> PUT =
            CommandKind.of("put", Put.class).weight(6).draw(Pond::put).render(Pond::said);
    static final CommandKind<List<Integer>> TAKE = CommandKind.of("take", Take.class)
            .weight(3)
            .needs("put")
            .draw(Pond::take)
            .render(Pond::said);
    static final CommandKind<List<Integer>> STIR = CommandKind.of("stir", Stir.class)
            .needs("take")
            .draw((model, random) -> Optional.of(new Stir(Optional.empty())))
            .render(Pond::said);
    static final List<CommandKind<List<Integer>>> ALPHABET = List.of(PUT, TAKE, STIR);

    private Pond() {}

    static Operation said(PondCommand command) {
        return Operation.mutate(command.toString());
    }

    static Optional<Put> put(List<Integer> model, RandomGenerator random) {
        return Optional.of(new Put(random.nextInt(1000)));
    }

    static Optional<Take> take(List<Integer> model, RandomGenerator random) {
        return model.isEmpty() ? Optional.empty() : Optional.of(new Take(model.get(0), List.of()));
    }

    static List<Command<List<Integer>>> walk(CommandSource<List<Integer>> source, int steps) {
        List<Integer> model = new ArrayList<>();
        List<Command<List<Integer>>> commands = new ArrayList<>();
        for (long step = 1; step <= steps; step++) {
            source.next(model, step).ifPresent(command -> {
                commands.add(command);
                command.apply(model);
            });
        }
        return commands;
    }
}
