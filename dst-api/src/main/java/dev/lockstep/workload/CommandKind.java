package dev.lockstep.workload;

import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One kind of command of an alphabet: its name, its weight, how one is drawn and how one is rendered for the system.
 *
 * <pre>{@code
 * CommandKind.of("add", Add.class)
 *         .weight(4)
 *         .draw((model, random) -> model.isFull() ? Optional.empty() : Optional.of(new Add(random.nextInt())))
 *         .render(add -> Operation.mutate("add " + add.number()));
 * }</pre>
 *
 * @param <M> the workload's model
 */
public final class CommandKind<M> {

    private final String name;
    private final Class<? extends Command<M>> type;
    private final int weight;
    private final int cost;
    private final Set<String> needs;
    private final Set<String> helpers;
    private final List<Aspect<M>> aspects;
    private final Optional<String> takenBack;
    private final Generator<M, ? extends Command<M>> generator;
    private final Function<Command<M>, Operation> renderer;

    private <C extends Command<M>> CommandKind(Builder<M, C> built, Function<? super C, Operation> renderer) {
        this.name = built.name;
        this.type = built.type;
        this.weight = built.weight;
        this.cost = built.cost;
        this.needs = built.needs;
        this.helpers = built.helpers;
        this.aspects = built.aspects;
        this.takenBack = built.takenBack;
        this.generator = built.generator;
        this.renderer = command -> renderer.apply(built.type.cast(command));
    }

    /**
     * Begins a kind.
     *
     * @param name the kind's name in a recorded command, {@code insertPersons}
     * @param type the record that holds a command of this kind
     * @throws UnsoundWorkloadException if the name is null or blank
     */
    public static <M, C extends Command<M>> Builder<M, C> of(String name, Class<C> type) {
        if (name == null || name.isBlank()) {
            throw new UnsoundWorkloadException(
                    type, "the kind of " + type.getName() + " has the name '" + name + "'; give it one");
        }
        return new Builder<>(name, type, 1, 1, Set.of(), Set.of(), List.of(), Optional.empty(), null);
    }

    /** Returns the kind's name in a recorded command. */
    public String name() {
        return name;
    }

    /** Returns the record class of this kind's commands. */
    public Class<? extends Command<M>> type() {
        return type;
    }

    /** Returns how often the kind is drawn, relative to the weights of the others; at least 1. */
    public int weight() {
        return weight;
    }

    /** Returns about how many ordinary commands take as long as one of these; at least 1. */
    public int cost() {
        return cost;
    }

    /** Whether one of these takes longer than an ordinary command. A walk spends only a share of its time on them. */
    public boolean isDear() {
        return cost > 1;
    }

    /**
     * Returns the names of the kinds without which this one could never be drawn. A swarm that has this kind also has
     * those.
     */
    public Set<String> needs() {
        return needs;
    }

    /**
     * Returns the names of the kinds without which commands of this kind could never meet some of its aspects. A swarm
     * that draws this kind also has those, or about half of them if they are many; a person may leave them out.
     */
    public Set<String> helpers() {
        return helpers;
    }

    /** Returns the aspects that commands of this kind must meet in the course of a campaign, in their order. */
    public List<Aspect<M>> aspects() {
        return aspects;
    }

    /** Returns why a kill may take back what such a command has done; empty if it may not. */
    public Optional<String> takenBack() {
        return takenBack;
    }

    /**
     * Draws a command that is possible in this state, or nothing if there is none.
     *
     * @throws UnsoundWorkloadException if the generator returns null
     */
    public Optional<Command<M>> draw(M model, RandomGenerator random) {
        Optional<? extends Command<M>> drawn = generator.draw(model, random);
        if (drawn == null) {
            throw new UnsoundWorkloadException(
                    type,
                    "the generator of " + name
                            + " returned null; return Optional.empty() if no such command is possible");
        }
        return drawn.map(command -> command);
    }

    /**
     * Renders the command for the system.
     *
     * @throws ClassCastException for a command of another kind
     * @throws UnsoundWorkloadException if the renderer returns null
     */
    public Operation render(Command<M> command) {
        Operation operation = renderer.apply(command);
        if (operation == null) {
            throw new UnsoundWorkloadException(
                    type, "the renderer of " + name + " returned null for " + command + "; return an Operation");
        }
        return operation;
    }

    /** Draws a command that is possible in the given state. */
    @FunctionalInterface
    public interface Generator<M, C> {
        /** Returns the command, or nothing if no such command is possible now. */
        Optional<? extends C> draw(M model, RandomGenerator random);
    }

    /** A kind that is not complete yet; {@link #render} completes it. */
    public static final class Builder<M, C extends Command<M>> {

        private final String name;
        private final Class<C> type;
        private final int weight;
        private final int cost;
        private final Set<String> needs;
        private final Set<String> helpers;
        private final List<Aspect<M>> aspects;
        private final Optional<String> takenBack;
        private final Generator<M, C> generator;

        private Builder(
                String name,
                Class<C> type,
                int weight,
                int cost,
                Set<String> needs,
                Set<String> helpers,
                List<Aspect<M>> aspects,
                Optional<String> takenBack,
                Generator<M, C> generator) {
            this.name = name;
            this.type = type;
            this.weight = weight;
            this.cost = cost;
            this.needs = needs;
            this.helpers = helpers;
            this.aspects = aspects;
            this.takenBack = takenBack;
            this.generator = generator;
        }

        /**
         * Sets how often the kind is drawn, relative to the weights of the others. By default 1.
         *
         * @throws UnsoundWorkloadException for less than 1, with which it would never be drawn
         */
        public Builder<M, C> weight(int weight) {
            if (weight < 1) {
                throw new UnsoundWorkloadException(
                        type,
                        "the command " + name + " has the weight " + weight
                                + " and would never be drawn; give it a weight of at least 1, or leave it out of the alphabet");
            }
            return new Builder<>(name, type, weight, cost, needs, helpers, aspects, takenBack, generator);
        }

        /**
         * Declares that the kind is dear, such as the restart of a server: generation spends at most a share of a walk
         * on dear kinds, and draws each of them at least once. The cost is declared and not measured, because the same
         * seed must give the same walk on every machine and over any arms.
         *
         * @param ordinary about how many ordinary commands take as long as one of these; by default 1
         * @throws UnsoundWorkloadException for less than 1
         */
        public Builder<M, C> cost(int ordinary) {
            if (ordinary < 1) {
                throw new UnsoundWorkloadException(
                        type,
                        "the command " + name + " has the cost " + ordinary
                                + "; give it at least 1, the cost of an ordinary command");
            }
            return new Builder<>(name, type, weight, ordinary, needs, helpers, aspects, takenBack, generator);
        }

        /**
         * Names the kinds without which this one could never be drawn.
         *
         * @throws UnsoundWorkloadException if one of the names is null
         */
        public Builder<M, C> needs(String... kinds) {
            return new Builder<>(
                    name, type, weight, cost, named("needs", kinds), helpers, aspects, takenBack, generator);
        }

        /**
         * Names the kinds without which commands of this kind could never meet some of its aspects: the restart of a
         * store with many rows needs a kind that writes many.
         *
         * @throws UnsoundWorkloadException if one of the names is null
         */
        public Builder<M, C> helpedBy(String... kinds) {
            return new Builder<>(
                    name, type, weight, cost, needs, named("is helped by", kinds), aspects, takenBack, generator);
        }

        private Set<String> named(String verb, String... kinds) {
            if (Arrays.asList(kinds).contains(null)) {
                throw new UnsoundWorkloadException(type, "the command " + name + " " + verb + " null; name a kind");
            }
            return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(kinds)));
        }

        /**
         * Declares that a kill of the engine may take back what the command has done, or a part of it, although it was
         * acknowledged. The model cannot say then what is there, so a walk with kills leaves the kind out.
         *
         * @param why the reason in words, which the summary of such a walk says: a promise that the system does not
         *     make, or a known finding
         * @throws UnsoundWorkloadException if the reason is null or blank
         */
        public Builder<M, C> takenBackByKill(String why) {
            if (why == null || why.isBlank()) {
                throw new UnsoundWorkloadException(
                        type, "the command " + name + " is taken back by a kill for no reason; give one");
            }
            return new Builder<>(name, type, weight, cost, needs, helpers, aspects, Optional.of(why), generator);
        }

        /**
         * Adds an aspect: a property of the command, or of the state before it, that a campaign of at least
         * {@value Aspect#DUE} steps must meet. Generation prefers the kinds and the commands that still have an aspect
         * to meet.
         *
         * @param aspect its name, in words: {@code a batch of hundreds}
         * @param met whether a command has it in a state; a pure function
         * @throws UnsoundWorkloadException if the name is null, blank, or the name of another aspect of this kind
         */
        public Builder<M, C> aspect(String aspect, BiPredicate<? super M, ? super C> met) {
            return aspect(aspect, Aspect.DUE, met);
        }

        /**
         * Adds a rare aspect, which costs so much time or depends on so much that only a campaign of at least
         * {@value Aspect#RARE_DUE} steps must meet it. Otherwise as {@link #aspect}.
         */
        public Builder<M, C> rareAspect(String aspect, BiPredicate<? super M, ? super C> met) {
            return aspect(aspect, Aspect.RARE_DUE, met);
        }

        private Builder<M, C> aspect(String aspect, long due, BiPredicate<? super M, ? super C> met) {
            if (aspect == null || aspect.isBlank()) {
                throw new UnsoundWorkloadException(
                        type, "the command " + name + " has an aspect with the name '" + aspect + "'; give it one");
            }
            if (aspects.stream().anyMatch(other -> other.name().equals(aspect))) {
                throw new UnsoundWorkloadException(
                        type, "the command " + name + " has two aspects '" + aspect + "'; give each a separate name");
            }
            List<Aspect<M>> all = new ArrayList<>(aspects);
            all.add(new Aspect<>(aspect, due, (model, command) -> met.test(model, type.cast(command))));
            return new Builder<>(name, type, weight, cost, needs, helpers, List.copyOf(all), takenBack, generator);
        }

        /** Sets how a command is drawn for a state. It is a fault to draw one that is not possible in that state. */
        public Builder<M, C> draw(Generator<M, C> drawing) {
            return new Builder<>(name, type, weight, cost, needs, helpers, aspects, takenBack, drawing);
        }

        /** Sets that the same command is drawn in every state in which it is possible. */
        public Builder<M, C> draw(C command) {
            return drawIfPossible((model, random) -> command);
        }

        /** Sets how a command is drawn, in any state. The kind offers none if that command is not possible. */
        public Builder<M, C> drawIfPossible(BiFunction<? super M, RandomGenerator, ? extends C> drawing) {
            return draw((model, random) ->
                    Optional.<C>of(drawing.apply(model, random)).filter(command -> command.possible(model)));
        }

        /**
         * Sets that a command is drawn for one of several candidates, all with the same chance. The kind offers none if
         * there is no candidate.
         *
         * @param candidates the candidates in a state, in an order that depends only on the state
         * @param command the command for a candidate
         */
        public <T> Builder<M, C> drawFrom(
                Function<? super M, ? extends Collection<T>> candidates, Function<? super T, ? extends C> command) {
            return draw((model, random) -> {
                Collection<T> all = candidates.apply(model);
                if (all.isEmpty()) {
                    return Optional.empty();
                }
                int index = random.nextInt(all.size());
                return all instanceof List<T> list
                        ? Optional.of(command.apply(list.get(index)))
                        : all.stream().skip(index).findFirst().map(command);
            });
        }

        /**
         * Completes the kind.
         *
         * @param renderer renders a command for the system; a pure function
         * @throws UnsoundWorkloadException if nothing was said about drawing
         */
        public CommandKind<M> render(Function<? super C, Operation> renderer) {
            if (generator == null) {
                throw new UnsoundWorkloadException(
                        type, "nothing says how the command " + name + " is drawn; call draw(…) before render(…)");
            }
            return new CommandKind<>(this, renderer);
        }
    }
}
