package dev.lockstep.parity;

import dev.lockstep.stream.RecordedCommand;
import java.util.List;
import java.util.SortedMap;

/** Told how a walk goes, on the walk's own thread. What it throws ends the walk as {@link Verdict#INFRA}. */
public interface WalkListener {

    /** Several as one; each is told in their order. */
    static WalkListener of(WalkListener... all) {
        return new Listeners(List.of(all));
    }

    /** The arms are open; by arm, how each runs. */
    default void opened(SortedMap<String, SortedMap<String, String>> arms) {}

    /** A command is about to be asked; after a crash it is the one that was under way. */
    default void asking(long step, RecordedCommand command) {}

    /** A step is over. */
    default void stepped(StepRecord step) {}

    /** The differences of the step that is just over are all signed for. */
    default void covered(KnownStep known) {}

    /** The walk is over and everything is closed. */
    default void finished(WalkResult result) {}
}
