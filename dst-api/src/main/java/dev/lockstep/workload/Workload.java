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
 */
public interface Workload<M> {

    /** The workload's name, as {@code --workload} takes it. */
    String name();

    /** A number that changes whenever the same seed would give other commands than before. By default 1. */
    default int generatorVersion() {
        return 1;
    }

    /** The kinds of commands, in a fixed order. */
    List<CommandKind<M>> alphabet();

    /** The picture of an arm on which {@link #setup} was run. */
    M newModel();

    /**
     * The operations that make the schema. Each arm runs those of its own version before the first step, and each must be
     * done. By default none.
     *
     * @param version the version of the system that the arm runs
     * @return as many operations for every version, so that the arms stay in step
     */
    default List<Operation> setup(String version) {
        return List.of();
    }

    /** The reads that every arm is asked after each step, in this state. */
    List<Probe> probes(M model);

    /**
     * Numbers about this state and the command that is about to be asked in it, by name, that an entry of the allow-list may
     * depend on. The names are the same in every state and for every command. By default none.
     */
    default SortedMap<String, Long> facts(M model, Command<M> command) {
        return Collections.emptySortedMap();
    }

    /** Parts of outcomes that are not compared as they stand, each with its reason: volatile ids, timestamps. */
    default List<Normaliser> normalisers() {
        return List.of();
    }
}
