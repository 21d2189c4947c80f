package dev.lockstep.workload;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A seeded generator of commands over a model, created for one system.
 *
 * @param <M> the model: the workload's own small picture of the state that must be true; its collections are ordered
 */
public interface Workload<M> {

    /** Returns the workload's name, as {@code --workload} uses it. */
    String name();

    /** Returns a number that changes whenever the same seed would give other commands than before. By default 1. */
    default int generatorVersion() {
        return 1;
    }

    /** Returns the kinds of commands, in a fixed order. */
    List<CommandKind<M>> alphabet();

    /**
     * Returns the kinds of operations that an arm must offer to take part. An arm that left out an operation which
     * changes something would have other data than the rest, and that would look like a finding. Maintenance ends the
     * sessions: a workload with a model of what a session holds names the kinds after which it expects that to be gone.
     * A plain arm, which leaves maintenance out, is refused then. By default none.
     */
    default Set<OperationKind> requires() {
        return Set.of();
    }

    /**
     * Returns examples of the operations that change something, by the word for what they do. An arm must offer one
     * example of each, for the same reason as in {@link #requires}. By default none.
     */
    default SortedMap<String, List<Operation>> changes() {
        return Collections.emptySortedMap();
    }

    /**
     * Returns settings with which each arm is opened, beside those of the user; see
     * {@link dev.lockstep.backend.ArmContext#settings}. A transport ignores those that it does not know. By default
     * there are none.
     */
    default SortedMap<String, String> settings() {
        return Collections.emptySortedMap();
    }

    /** Returns the model of an arm on which {@link #setup} was run. */
    M newModel();

    /**
     * Returns the same model for one walk, which may draw settings here, for example how large its state may become.
     * These settings decide what is drawn. They must not decide what is possible or expected, because recorded commands
     * are also played on {@link #newModel()}. By default it returns that.
     *
     * @param random a stream that only this method uses
     */
    default M newModel(RandomGenerator random) {
        return newModel();
    }

    /**
     * Returns the operations that create the schema. Each arm runs those of its own version before the first step, and
     * each must succeed. By default there are none.
     *
     * @param version the version of the system that the arm runs
     * @return the same number of operations for every version, so that the arms stay in step
     */
    default List<Operation> setup(String version) {
        return List.of();
    }

    /**
     * Returns the reads by which the state is observed, in this state. Whether they are asked after a step is drawn,
     * and so is the connection over which they are asked.
     */
    List<Probe> probes(M model);

    /**
     * Returns reads of a part of a large state, which are asked in place of {@link #probes} and {@link #store} after
     * most steps, so that a step does not take longer for each row that is stored. They should hold the part against
     * the model row by row, and the rest by counts and sums that the system computes. The whole state is read now and
     * then, after a difference and after the last step. So what hides between the parts is seen at the end at the
     * latest, unless a later command overwrites or deletes it before. The names differ from those of the other reads.
     * By default there are none.
     *
     * @param sample the part that was drawn for this step
     * @return the reads; none if the state is small enough for this sample to be read as a whole
     */
    default List<Probe> sample(M model, Sample sample) {
        return List.of();
    }

    /**
     * Whether {@link #sample} has reads for this state. It is asked before each observed step; a workload that can
     * answer without building the reads should.
     *
     * @param sample the part that was drawn for this step
     */
    default boolean isSampled(M model, Sample sample) {
        return !sample(model, sample).isEmpty();
    }

    /**
     * Returns reads of everything that a large state has beside its rows: schema, constraints, indexes and sequences.
     * They are asked together with those of {@link #sample} where {@link #store} would be asked otherwise. The names
     * differ from those of the other reads. By default there are none, and a step that reads a part then reads only the
     * rows, over the connection that writes.
     */
    default List<Probe> besideRows(M model) {
        return List.of();
    }

    /**
     * Returns reads of everything that is stored, in this state: all data, and also schema, constraints, indexes and
     * sequences. They are asked less often than {@link #probes}, and they see items for which no probe asks. By default
     * there are none, and a stored item that no probe asks for is then not seen.
     */
    default List<Probe> store(M model) {
        return List.of();
    }

    /**
     * Returns the reads whose answers a crash must not change. By default those of {@link #probes} and {@link #store}.
     * A workload leaves out what a system may change in a crash without breaking a promise: the next number of a
     * sequence that hands out numbers ahead.
     */
    default List<Probe> durable(M model) {
        return Stream.concat(probes(model).stream(), store(model).stream()).toList();
    }

    /**
     * Returns the operations that make the system keep each acknowledged operation when its process is killed, to be
     * run after {@link #setup}. By default empty: nothing is said about kills, and the workload is not played with
     * them. A workload that leaves something open between two commands, such as a transaction, says nothing either.
     */
    default Optional<List<Operation>> hardening() {
        return Optional.empty();
    }

    /**
     * Returns numbers about this state and the command that comes next in it, by name. An entry of the allow-list may
     * depend on them. The names are the same in every state and for every command. By default there are none.
     */
    default SortedMap<String, Long> facts(M model, Command<M> command) {
        return Collections.emptySortedMap();
    }

    /**
     * Whether the arms are compared with a plain one: the reference once more, but without maintenance and without a
     * second session. By default false. A workload without a model needs one: arms that maintenance damages in the same
     * way agree with each other.
     */
    default boolean needsPlainReference() {
        return false;
    }

    /**
     * Returns the normalisers for parts of outcomes that are not compared, such as volatile ids and timestamps, each
     * with its reason.
     */
    default List<Normaliser> normalisers() {
        return List.of();
    }
}
