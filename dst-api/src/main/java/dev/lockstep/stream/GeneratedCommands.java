package dev.lockstep.stream;

import dev.lockstep.workload.Aspect;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Draws the commands of one walk: a kind by weight, then its arguments.
 *
 * <p>The kind comes from the stream (step, {@code "kind"}) and the arguments from the stream (step, name of the kind),
 * so the draws of one kind do not change any other draw. If a kind has no possible command in this state, another kind
 * is drawn.
 *
 * <p>A walk in which some kind was never exercised is vacuous. Therefore four fifths of the steps are for coverage.
 * They go to the kinds that the model does not yet count as exercised, again by weight. If none of them could be
 * exercised in this state, the kinds that they need get these steps, until that has not helped {@value #HELPERS} times.
 * Then come the kinds with an {@link Aspect} that no command has met yet; of these, several commands are drawn until
 * one meets such an aspect. The model decides whether a kind was exercised and an aspect met, not an arm's answer, so
 * the stream is a function of the seed and the model.
 *
 * <p>Kinds that are {@linkplain CommandKind#isDear dear} are drawn as far as the {@link DearShare} allows. The first
 * command of a kind is always allowed and is not counted, because coverage must not suffer.
 *
 * <p>Now and then a kind is drawn {@value #RUN} times in a row, because some bugs need the third one.
 */
public final class GeneratedCommands<M> implements CommandSource<M> {

    private static final String KIND = "kind";

    /** The number of commands of one kind in a run. */
    private static final int RUN = 3;

    /** One in this number of steps begins a run. */
    private static final int RUNS = 12;

    /** Dear commands are few, so more of them begin a run: some bugs need the third repair. */
    private static final int DEAR_RUNS = 4;

    /** How many steps in a row the kinds get that others need, unless one of those comes to its first command. */
    private static final int HELPERS = 6;

    /** How many kinds with a missing aspect are tried in one step. */
    private static final int KINDS_TRIED = 4;

    /** How many commands of a kind are drawn for a missing aspect in one step. */
    private static final int COMMANDS_TRIED = 8;

    private final SeedTree seeds;
    private final List<CommandKind<M>> kinds;
    private final Set<String> exercised = new HashSet<>();
    private final Map<String, List<Aspect<M>>> missing = new HashMap<>();
    private final Deque<CommandKind<M>> run = new ArrayDeque<>();
    private final DearShare share = new DearShare();
    private int helped;

    /**
     * Creates the source.
     *
     * @param seeds the walk's seed
     * @param kinds the kinds to draw from: the whole alphabet, or a {@link Swarm}'s choice of it
     */
    public GeneratedCommands(SeedTree seeds, List<CommandKind<M>> kinds) {
        this.seeds = seeds;
        this.kinds = List.copyOf(kinds);
        kinds.forEach(kind -> missing.put(kind.name(), new ArrayList<>(kind.aspects())));
    }

    @Override
    public Optional<Command<M>> next(M model, long step) {
        RandomGenerator random = seeds.stream(step, KIND);
        return continued(model, step)
                .or(() -> random.nextInt(5) > 0 ? forCoverage(model, step, random) : Optional.empty())
                .or(() -> byWeight(model, step, random));
    }

    /** Continues a run, if its kind offers a command in this state. */
    private Optional<Command<M>> continued(M model, long step) {
        if (run.isEmpty()) {
            return Optional.empty();
        }
        CommandKind<M> kind = run.remove();
        return draw(kind, model, step, 0).map(command -> {
            note(kind, command, model, step);
            return command;
        });
    }

    private Optional<Command<M>> byWeight(M model, long step, RandomGenerator random) {
        return byWeight(affordable(), model, step, random).or(() -> byWeight(kinds, model, step, random));
    }

    private List<CommandKind<M>> affordable() {
        return share.isOpen()
                ? kinds
                : kinds.stream().filter(kind -> !kind.isDear()).toList();
    }

    private Optional<Command<M>> byWeight(List<CommandKind<M>> candidates, M model, long step, RandomGenerator random) {
        List<CommandKind<M>> rest = new ArrayList<>(candidates);
        while (!rest.isEmpty()) {
            CommandKind<M> kind = byWeight(rest, random);
            Optional<Command<M>> drawn = draw(kind, model, step, 0);
            if (drawn.isPresent()) {
                return taken(kind, drawn.get(), model, step);
            }
            rest.remove(kind);
        }
        return Optional.empty();
    }

    private Optional<Command<M>> forCoverage(M model, long step, RandomGenerator random) {
        return exercising(model, step, random).or(() -> meeting(model, step, random));
    }

    /** Draws a command of a kind that is not yet exercised, otherwise of a kind that such a kind needs. */
    private Optional<Command<M>> exercising(M model, long step, RandomGenerator random) {
        List<CommandKind<M>> fresh = new ArrayList<>(kinds);
        fresh.removeIf(kind -> exercised.contains(kind.name()));
        Set<String> needed = new HashSet<>();
        fresh.forEach(kind -> needed.addAll(kind.needs()));
        List<CommandKind<M>> helpful = new ArrayList<>(kinds);
        helpful.removeIf(kind -> !needed.contains(kind.name()) || fresh.contains(kind));
        Optional<Command<M>> first = exercising(fresh, model, step, random);
        if (first.isPresent()) {
            helped = 0;
            return first;
        }
        // What a kind waits for may be time, or a state that no amount of helping brings.
        return helped++ < HELPERS ? exercising(helpful, model, step, random) : Optional.empty();
    }

    private Optional<Command<M>> exercising(
            List<CommandKind<M>> candidates, M model, long step, RandomGenerator random) {
        List<CommandKind<M>> rest = new ArrayList<>(candidates);
        while (!rest.isEmpty()) {
            CommandKind<M> kind = byWeight(rest, random);
            Optional<Command<M>> drawn = draw(kind, model, step, 0);
            if (drawn.isPresent() && exercises(kind, drawn.get(), model, step)) {
                return taken(kind, drawn.get(), model, step);
            }
            rest.remove(kind);
        }
        return Optional.empty();
    }

    /**
     * Draws a command that meets an aspect which is still missing. Each kind with such an aspect has the same chance: a
     * state may offer its aspect only now, and by weight the frequent kinds would take every turn. A kind with helpers
     * waits for a state that others bring and soon end, so all such kinds are tried.
     */
    private Optional<Command<M>> meeting(M model, long step, RandomGenerator random) {
        List<CommandKind<M>> rest = new ArrayList<>(kinds);
        rest.removeIf(kind -> missing.get(kind.name()).isEmpty() || !share.lends(kind));
        for (int tried = 0; !rest.isEmpty(); tried++) {
            if (tried == KINDS_TRIED) {
                rest.removeIf(kind -> kind.helpers().isEmpty());
                if (rest.isEmpty()) {
                    break;
                }
            }
            CommandKind<M> kind = rest.remove(random.nextInt(rest.size()));
            Optional<Command<M>> drawn = meeting(kind, model, step);
            if (drawn.isPresent()) {
                return taken(kind, drawn.get(), model, step);
            }
        }
        return Optional.empty();
    }

    private Optional<Command<M>> meeting(CommandKind<M> kind, M model, long step) {
        Optional<Command<M>> last = Optional.empty();
        for (int draws = 0; draws < COMMANDS_TRIED; draws++) {
            Optional<Command<M>> drawn = draw(kind, model, step, draws);
            if (drawn.isEmpty() || drawn.equals(last)) {
                // It would be the same again: the command has no arguments, or the state has little to choose from.
                return Optional.empty();
            }
            if (missing.get(kind.name()).stream().anyMatch(aspect -> aspect.isMet(model, drawn.get()))
                    && exercises(kind, drawn.get(), model, step)) {
                return drawn;
            }
            last = drawn;
        }
        return Optional.empty();
    }

    private Optional<Command<M>> taken(CommandKind<M> kind, Command<M> command, M model, long step) {
        note(kind, command, model, step);
        run.clear();
        // While a kind still waits for its first command, no step is left for runs.
        if (exercised.size() == kinds.size()
                && seeds.stream(step, "run").nextInt(kind.isDear() ? DEAR_RUNS : RUNS) == 0) {
            run.addAll(Collections.nCopies(RUN - 1, kind));
        }
        return Optional.of(command);
    }

    private void note(CommandKind<M> kind, Command<M> command, M model, long step) {
        boolean exercises = exercises(kind, command, model, step);
        if (!exercises || exercised.contains(kind.name())) {
            share.spend(kind);
        }
        if (exercises) {
            exercised.add(kind.name());
            missing.get(kind.name()).removeIf(aspect -> aspect.isMet(model, command));
        }
    }

    private boolean exercises(CommandKind<M> kind, Command<M> command, M model, long step) {
        Expectation expectation = command.expect(model);
        if (expectation == null) {
            throw unsound(kind, step, command + ", whose expect() returns null", "return an Expectation");
        }
        return expectation.exercises();
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

    /**
     * Draws a command of a kind.
     *
     * @param turn 0 for the first draw of the kind in this step; each further one has a separate stream
     */
    private Optional<Command<M>> draw(CommandKind<M> kind, M model, long step, int turn) {
        Optional<Command<M>> drawn =
                kind.draw(model, seeds.stream(step, turn == 0 ? kind.name() : kind.name() + " " + turn));
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
