package dev.lockstep.campaign;

import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Passes on the events of a walk, and its result with what only the process knows: a walk that looks interrupted may
 * have been ended by a plugin.
 *
 * @param listener receives the events
 * @param sentence returns the result with the fault, if there is one
 */
record Condemning(WalkListener listener, UnaryOperator<WalkResult> sentence) implements WalkListener {

    @Override
    public void opening(Supplier<SortedMap<String, String>> doing) {
        listener.opening(doing);
    }

    @Override
    public void opened(SortedMap<String, SortedMap<String, String>> arms) {
        listener.opened(arms);
    }

    @Override
    public void asking(long step, RecordedCommand command, Observation observation) {
        listener.asking(step, command, observation);
    }

    @Override
    public void awaiting(String arm) {
        listener.awaiting(arm);
    }

    @Override
    public void stepped(StepRecord step) {
        listener.stepped(step);
    }

    @Override
    public void afterlife(StepRecord last) {
        listener.afterlife(last);
    }

    @Override
    public void found(Finding finding) {
        listener.found(finding);
    }

    @Override
    public void covering(long step, List<String> entries) {
        listener.covering(step, entries);
    }

    @Override
    public void covered(KnownStep known) {
        listener.covered(known);
    }

    @Override
    public void reset(Reset reset) {
        listener.reset(reset);
    }

    @Override
    public void finished(WalkResult result) {
        listener.finished(sentence.apply(result));
    }
}
