package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Draws the commands of one walk: a kind by weight, then its arguments.
 *
 * <p>The kind comes from the stream (step, {@code "kind"}) and the arguments from the stream (step, name of the kind),
 * so the draws of one kind do not change any other draw. If a kind has no possible command in this state, another kind
 * is drawn.
 *
 * <p>A walk in which some kind was never exercised is vacuous. Therefore the kinds that the model does not yet count as
 * exercised share two thirds of the steps, again by weight. If none of them could be exercised in this state, the kinds
 * that they need get these steps. The model's expectation decides whether a kind was exercised, not an arm's answer, so
 * the stream is a function of the seed and the model.
 */
public final class GeneratedCommands<M> implements CommandSource<M> {

    private static final String KIND = "kind";

    private final SeedTree seeds;
    private final List<CommandKind<M>> kinds;
    private final Set<String> exercised = new HashSet<>();

    /**
     * Creates the source.
     *
     * @param seeds the walk's seed
     * @param kinds the kinds to draw from: the whole alphabet, or a {@link Swarm}'s choice of it
     */
    public GeneratedCommands(SeedTree seeds, List<CommandKind<M>> kinds) {
        this.seeds = seeds;
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public Optional<Command<M>> next(M model, long step) {
        RandomGenerator random = seeds.stream(step, KIND);
        boolean forCoverage = random.nextInt(3) > 0;
        List<CommandKind<M>> rest = new ArrayList<>(kinds);
        Optional<Command<M>> inVain = Optional.empty();
        while (!rest.isEmpty()) {
            CommandKind<M> kind = byWeight(forCoverage ? preferred(rest) : rest, random);
            Optional<Command<M>> drawn = draw(kind, model, step);
            if (drawn.isPresent()) {
                if (expectation(kind, drawn.get(), model, step).exercises()) {
                    exercised.add(kind.name());
                    return drawn;
                }
                if (!forCoverage || !isFresh(kind)) {
                    return drawn;
                }
                inVain = drawn;
            }
            rest.remove(kind);
        }
        return inVain;
    }

    private Expectation expectation(CommandKind<M> kind, Command<M> command, M model, long step) {
        Expectation expectation = command.expect(model);
        if (expectation == null) {
            throw unsound(kind, step, command + ", whose expect() returns null", "return an Expectation");
        }
        return expectation;
    }

    /**
     * Returns the preferred kinds among those left in this step: the kinds that are not yet exercised, otherwise the
     * kinds that these need, otherwise all.
     */
    private List<CommandKind<M>> preferred(List<CommandKind<M>> rest) {
        List<CommandKind<M>> fresh = rest.stream().filter(this::isFresh).toList();
        if (!fresh.isEmpty()) {
            return fresh;
        }
        Set<String> needed = kinds.stream()
                .filter(this::isFresh)
                .flatMap(kind -> kind.needs().stream())
                .collect(Collectors.toSet());
        List<CommandKind<M>> helpful =
                rest.stream().filter(kind -> needed.contains(kind.name())).toList();
        return helpful.isEmpty() ? rest : helpful;
    }

    private boolean isFresh(CommandKind<M> kind) {
        return !exercised.contains(kind.name());
    }

    private static <M> CommandKind<M> byWeight(List<CommandKind<M>> kinds, RandomGenerator random) {
        int left = random.nextInt(kinds.stream().mapToInt(CommandKind::weight).sum());
        for (CommandKind<M> kind : kinds) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new AssertionError("a draw below the sum of the weights falls on one of them");
    }

    private Optional<Command<M>> draw(CommandKind<M> kind, M model, long step) {
        Optional<Command<M>> drawn = kind.draw(model, seeds.stream(step, kind.name()));
        drawn.ifPresent(command -> {
            if (!kind.type().isInstance(command)) {
                throw unsound(
                        kind,
                        step,
                        "a command of another kind: " + command,
                        "draw a " + kind.type().getName());
            }
            if (!command.possible(model)) {
                throw unsound(
                        kind,
                        step,
                        "a command that is not possible there: " + command,
                        "correct the generator or the command's possible()");
            }
        });
        return drawn;
    }

    private UnsoundWorkloadException unsound(CommandKind<M> kind, long step, String what, String fix) {
        return new UnsoundWorkloadException(
                kind.type(),
                "the generator of " + kind.name() + " drew, at step " + step + " with seed " + seeds.seed() + ", "
                        + what + "; " + fix);
    }
}
