package dev.lockstep.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws the commands of one walk: a kind by weight, then its arguments.
 *
 * <p>The kind comes from the stream (step, {@code "kind"}) and the arguments from (step, name of the kind), so what one
 * kind draws moves nothing else. A kind that has nothing to offer in this state is set aside and another one drawn.
 *
 * <p>A walk in which some kind was never exercised is vacuous, so kinds that the model does not yet hold for exercised
 * share half of the draws among themselves, again by weight. Whether one is exercised is the model's expectation and not
 * what an arm answered: the stream stays a function of the seed and the model.
 */
public final class GeneratedCommands<M, C extends Command<M>> implements CommandSource<M, C> {

    private static final String KIND = "kind";

    private final SeedTree seeds;
    private final List<CommandKind<M, C>> kinds;
    private final Set<String> exercised = new HashSet<>();

    /**
     * @param seeds the walk's seed
     * @param kinds what to draw from: the whole alphabet, or a {@link Swarm}'s choice of it
     */
    public GeneratedCommands(SeedTree seeds, List<CommandKind<M, C>> kinds) {
        this.seeds = seeds;
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public Optional<C> next(M model, long step) {
        RandomGenerator random = seeds.stream(step, KIND);
        List<CommandKind<M, C>> rest = new ArrayList<>(kinds);
        while (!rest.isEmpty()) {
            CommandKind<M, C> kind = drawKind(rest, random);
            Optional<? extends C> drawn = kind.generator().draw(model, seeds.stream(step, kind.name()));
            if (drawn.isPresent()) {
                return Optional.of(checked(kind, drawn.get(), model, step));
            }
            rest.remove(kind);
        }
        return Optional.empty();
    }

    private CommandKind<M, C> drawKind(List<CommandKind<M, C>> rest, RandomGenerator random) {
        if (random.nextBoolean()) {
            List<CommandKind<M, C>> fresh = rest.stream()
                    .filter(kind -> !exercised.contains(kind.name()))
                    .toList();
            return byWeight(fresh.isEmpty() ? rest : fresh, random);
        }
        return byWeight(rest, random);
    }

    private static <M, C extends Command<M>> CommandKind<M, C> byWeight(
            List<CommandKind<M, C>> kinds, RandomGenerator random) {
        int left = random.nextInt(kinds.stream().mapToInt(CommandKind::weight).sum());
        for (CommandKind<M, C> kind : kinds) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new AssertionError("a draw below the sum of the weights falls on one of them");
    }

    private C checked(CommandKind<M, C> kind, C command, M model, long step) {
        if (!kind.type().isInstance(command) || !command.possible(model)) {
            throw new IllegalStateException("the generator of " + kind.name() + " drew at step " + step + " with seed "
                    + seeds.seed() + " what is not possible there: " + command
                    + "; mend the generator or the command's possible()");
        }
        if (command.expect(model).exercises()) {
            exercised.add(kind.name());
        }
        return command;
    }
}
