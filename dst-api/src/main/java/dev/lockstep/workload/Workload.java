package dev.lockstep.workload;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A seeded generator of commands over a model, made for one system.
 *
 * @param <M> the model: the workload's own small picture of what must be true. Its collections are ordered.
 * @param <C> what the workload's commands have in common
 */
public interface Workload<M, C extends Command<M>> {

    /** What {@code --workload} calls it. */
    String name();

    /** Changes whenever the same seed would give other commands than before. */
    int generatorVersion();

    /** The kinds of commands, in a fixed order. */
    List<CommandKind<M, C>> alphabet();

    /** The picture of an arm on which {@link #setup} was run. */
    M newModel();

    /** What makes the schema; run on every arm before the first step, and each must be done. */
    List<Operation> setup();

    /** The command, rendered for the system. */
    Operation render(C command);

    /** What every arm is asked after each step, in this state. */
    List<Probe> probes(M model);

    /**
     * Numbers about this state, by name, that an entry in a list of known differences may depend on. The names are the same
     * in every state.
     */
    default SortedMap<String, Long> facts(M model) {
        return Collections.emptySortedMap();
    }

    /** What is not compared as it stands, each with its reason: volatile ids, timestamps. */
    default List<Normaliser> normalisers() {
        return List.of();
    }
}
