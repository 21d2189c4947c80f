package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A workload's commands in small, to try the generation on: numbers go into a list and come out. */
final class Pond {

    interface PondCommand extends Command<List<Integer>> {
        @Override
        default void apply(List<Integer> model) {}
    }

    record Put(int number) implements PondCommand {
        @Override
        public boolean possible(List<Integer> model) {
            return true;
        }

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
        public boolean possible(List<Integer> model) {
            return true;
        }

        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.affects(model.size());
        }
    }

    static final CommandKind<List<Integer>, PondCommand> PUT = new CommandKind<>(
            "put", Put.class, 6, Set.of(), (model, random) -> Optional.of(new Put(random.nextInt(1000))));
    static final CommandKind<List<Integer>, PondCommand> TAKE =
            new CommandKind<>("take", Take.class, 3, Set.of("put"), Pond::take);
    static final CommandKind<List<Integer>, PondCommand> STIR = new CommandKind<>(
            "stir", Stir.class, 1, Set.of("take"), (model, random) -> Optional.of(new Stir(Optional.empty())));
    static final List<CommandKind<List<Integer>, PondCommand>> ALPHABET = List.of(PUT, TAKE, STIR);

    private Pond() {}

    private static Optional<Take> take(List<Integer> model, RandomGenerator random) {
        return model.isEmpty() ? Optional.empty() : Optional.of(new Take(model.get(0), List.of()));
    }

    static List<PondCommand> walk(CommandSource<List<Integer>, PondCommand> source, int steps) {
        List<Integer> model = new ArrayList<>();
        List<PondCommand> commands = new ArrayList<>();
        for (long step = 1; step <= steps; step++) {
            source.next(model, step).ifPresent(command -> {
                commands.add(command);
                command.apply(model);
            });
        }
        return commands;
    }
}
