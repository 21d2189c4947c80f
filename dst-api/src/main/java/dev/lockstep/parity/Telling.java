package dev.lockstep.parity;

import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Calls a listener, and distinguishes its failures from the failures of a workload. */
final class Telling {

    private final WalkListener listener;
    private Optional<Error> error = Optional.empty();

    Telling(WalkListener listener) {
        this.listener = listener;
    }

    /** The listener failed, so the walk ends. */
    static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Verdict verdict;

        private ListenerFailure(Verdict verdict, Throwable cause) {
            super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
            this.verdict = verdict;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    void opening(Supplier<SortedMap<String, String>> doing) {
        call(() -> listener.opening(doing));
    }

    void opened(SortedMap<String, SortedMap<String, String>> arms) {
        call(() -> listener.opened(arms));
    }

    void asking(long step, RecordedCommand command, Observation observation) {
        call(() -> listener.asking(step, command, observation));
    }

    void awaiting(String arm) {
        call(() -> listener.awaiting(arm));
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

    void covering(long step, List<String> entries) {
        call(() -> listener.covering(step, entries));
    }

    void covered(KnownStep known) {
        call(() -> listener.covered(known));
    }

    void reset(Reset reset) {
        call(() -> listener.reset(reset));
    }

    /** Returns the result, with the listener's failure in it if there is one. */
    WalkResult finished(WalkResult result) {
        try {
            call(() -> listener.finished(result));
            return result;
        } catch (ListenerFailure e) {
            return result.withFailure(e.verdict(), e.getMessage());
        }
    }

    /** Throws the listener's first error on: it may be an assertion of whoever plays the walk. */
    void throwError() {
        if (error.isPresent()) {
            throw error.get();
        }
    }

    private void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            throw new ListenerFailure(Verdict.INFRA, e);
        } catch (Error e) {
            error = error.or(() -> Optional.of(e));
            throw new ListenerFailure(e instanceof OutOfMemoryError ? Verdict.INFRA : Verdict.FAULT, e);
        }
    }
}
