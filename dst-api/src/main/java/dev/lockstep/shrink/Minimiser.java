package dev.lockstep.shrink;

import dev.lockstep.stream.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a list of commands that shows a finding small: first fewer commands, then simpler ones, then smaller arguments,
 * then fewer reads. At the end it looks for the values next to those that the finding needs.
 *
 * <p>It is a pure algorithm over lines of JSON and a {@link Trial}. Before a list is played, the model removes what is
 * not possible in it, so a bad guess costs nothing. The {@link Watcher} hears of each smaller list as soon as it is
 * known to show the finding; whatever ends the minimiser, that list is the result.
 */
public final class Minimiser {

    private final Trial trial;
    private final Budget budget;
    private final Watcher watcher;

    public Minimiser(Trial trial, Budget budget, Watcher watcher) {
        this.trial = trial;
        this.budget = budget;
        this.watcher = watcher;
    }

    /** One stage after another, until the budget is used up or somebody stops them. */
    @FunctionalInterface
    private interface Stages {
        void play(Attempts attempts, List<Neighbour> neighbours) throws IOException, InterruptedException;
    }

    /**
     * Removes commands and changes nothing else.
     *
     * @param lines a list that shows the finding at its last line
     * @param keys the values that the difference touches; see {@link Keys}
     */
    public Minimum fewer(List<Line> lines, Set<String> keys) throws IOException {
        return minimum(lines, (attempts, neighbours) -> new Commands(attempts).reduce(keys));
    }

    /**
     * Removes commands, shrinks their arguments and removes reads.
     *
     * @param lines a list that shows the finding at its last line
     * @param keys the values that the difference touches; see {@link Keys}
     * @param showing the reads after the last line that show the finding
     */
    public Minimum smallest(List<Line> lines, Set<String> keys, Observation showing) throws IOException {
        return minimum(lines, (attempts, neighbours) -> {
            Commands commands = new Commands(attempts);
            commands.reduce(keys);
            List<Line> before = attempts.best();
            new Kinds(attempts).reduce();
            new Elements(attempts, keys).reduce();
            new Parts(attempts, Parts.optional(lines)).reduce();
            new Constants(attempts).reduce();
            Order order = new Order(attempts);
            order.lines();
            new Values(attempts).reduce();
            order.texts();
            if (!attempts.best().equals(before)) {
                commands.singles();
            }
            new Reads(attempts, showing).reduce();
            neighbours.addAll(new Neighbours(new Values(attempts)).find());
        });
    }

    private Minimum minimum(List<Line> lines, Stages stages) throws IOException {
        Attempts attempts = new Attempts(lines, trial, budget, watcher);
        List<Neighbour> neighbours = new ArrayList<>();
        Minimum.Ended ended = Minimum.Ended.FINISHED;
        try {
            stages.play(attempts, neighbours);
        } catch (Attempts.SpentException e) {
            ended = Minimum.Ended.BUDGET;
        } catch (InterruptedException e) {
            ended = Minimum.Ended.INTERRUPTED;
        }
        return new Minimum(attempts.best(), attempts.trials(), attempts.free(), neighbours, ended);
    }
}
