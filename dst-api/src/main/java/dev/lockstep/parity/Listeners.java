package dev.lockstep.parity;

import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Several listeners as one, called in their order. */
record Listeners(List<WalkListener> all) implements WalkListener {

    @Override
    public void opening(Supplier<SortedMap<String, String>> doing) {
        all.forEach(listener -> listener.opening(doing));
    }

    @Override
    public void opened(SortedMap<String, SortedMap<String, String>> arms) {
        all.forEach(listener -> listener.opened(arms));
    }

    @Override
    public void asking(long step, RecordedCommand command, Observation observation) {
        all.forEach(listener -> listener.asking(step, command, observation));
    }

    @Override
    public void awaiting(String arm) {
        all.forEach(listener -> listener.awaiting(arm));
    }

    @Override
    public void stepped(StepRecord step) {
        all.forEach(listener -> listener.stepped(step));
    }

    @Override
    public void afterlife(StepRecord last) {
        all.forEach(listener -> listener.afterlife(last));
    }

    @Override
    public void found(Finding finding) {
        all.forEach(listener -> listener.found(finding));
    }

    @Override
    public void covering(long step, List<String> entries) {
        all.forEach(listener -> listener.covering(step, entries));
    }

    @Override
    public void covered(KnownStep known) {
        all.forEach(listener -> listener.covered(known));
    }

    @Override
    public void reset(Reset reset) {
        all.forEach(listener -> listener.reset(reset));
    }

    /** Calls every listener, even if one fails: each may have something to close. */
    @Override
    public void finished(WalkResult result) {
        List<Throwable> failures = new ArrayList<>();
        for (WalkListener listener : all) {
            try {
                listener.finished(result);
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }
}
