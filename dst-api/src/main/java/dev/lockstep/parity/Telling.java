package dev.lockstep.parity;

import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.SortedMap;

/** Calls a listener, and distinguishes its failures from the failures of a workload. */
record Telling(WalkListener listener) {

    /** The listener failed, so the walk ends. */
    static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ListenerFailure(RuntimeException cause) {
            super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        }
    }

    void opened(SortedMap<String, SortedMap<String, String>> arms) {
        call(() -> listener.opened(arms));
    }

    void asking(long step, RecordedCommand command, Observation observation) {
        call(() -> listener.asking(step, command, observation));
    }

    void stepped(StepRecord step) {
        call(() -> listener.stepped(step));
    }

    void afterlife(StepRecord last) {
        call(() -> listener.afterlife(last));
    }

    void found(Finding finding) {
        call(() -> listener.found(finding));
    }

    void covered(KnownStep known) {
        call(() -> listener.covered(known));
    }

    /** Returns the result, with the listener's failure in it if there is one. */
    WalkResult finished(WalkResult result) {
        try {
            call(() -> listener.finished(result));
            return result;
        } catch (ListenerFailure e) {
            return result.withFailure(Verdict.INFRA, e.getMessage());
        } catch (Error e) {
            return result.withFailure(Verdict.FAULT, Sentences.thrown(e));
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            throw new ListenerFailure(e);
        }
    }
}
