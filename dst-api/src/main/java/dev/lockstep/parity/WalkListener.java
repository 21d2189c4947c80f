package dev.lockstep.parity;

import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Receives the events of a walk, on the walk's own thread.
 *
 * <p>A runtime exception ends the walk as {@link Verdict#INFRA}, and {@link #finished} follows. A runtime exception of
 * {@link #finished} makes a walk without a finding {@link Verdict#INFRA}; a finding keeps its verdict. An error makes
 * the walk a {@link Verdict#FAULT}, and is thrown on once {@link #finished} was called. In all cases the message is in
 * the detail of the result. A step whose {@link #stepped} failed is still judged, so that a full disk loses no finding.
 */
public interface WalkListener {

    /** Returns several listeners as one; they are called in their order. */
    static WalkListener of(WalkListener... all) {
        return new Listeners(List.of(all));
    }

    /**
     * The arms are about to be opened.
     *
     * @param doing returns what each arm does at the moment, by name, as far as it notes it; may be called at any time
     *     and by any thread
     */
    default void opening(Supplier<SortedMap<String, String>> doing) {}

    /**
     * The arms are open.
     *
     * @param arms a description of each arm, by name
     */
    default void opened(SortedMap<String, SortedMap<String, String>> arms) {}

    /**
     * A command is about to be sent to the arms; after a crash it is the one that was in progress.
     *
     * @param observation the drawn observation after it
     */
    default void asking(long step, RecordedCommand command, Observation observation) {}

    /**
     * The walk waits for an arm that has not answered yet. It may be called several times in a step, and must return at
     * once.
     */
    default void awaiting(String arm) {}

    /** A step has ended, and is not judged yet. */
    default void stepped(StepRecord step) {}

    /**
     * The arms were closed, and their stores were opened again and read.
     *
     * @param last the last step, with the answers of its afterlife
     */
    default void afterlife(StepRecord last) {}

    /** A difference of the step that has just ended is not allow-listed. */
    default void found(Finding finding) {}

    /**
     * The differences of the step that has just ended are all allow-listed, and arms may be set back next, which takes
     * long; {@link #covered} follows.
     *
     * @param entries the ids of the entries that cover it
     */
    default void covering(long step, List<String> entries) {}

    /** The differences of the step that has just ended are all allow-listed. */
    default void covered(KnownStep known) {}

    /**
     * The walk tried to set an arm back to the reference's state after a difference. After a finding, {@link #found}
     * came before it; of an allow-listed difference, {@link #covered} follows.
     */
    default void reset(Reset reset) {}

    /** The walk has ended and everything is closed. */
    default void finished(WalkResult result) {}
}
