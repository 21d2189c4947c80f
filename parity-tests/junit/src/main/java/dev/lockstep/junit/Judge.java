package dev.lockstep.junit;

import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Decides what a walk means for its invocation. */
final class Judge<M> {

    private final Walks<M> walks;
    private final Aftercare<M> aftercare;

    /** The answer to a walk that was vacuous by itself. */
    enum Alone {
        /** It is the only one, so it must exercise everything. */
        MUST_EXERCISE_EVERYTHING,
        /** The walks of all seeds are judged together. */
        IS_ONE_OF_SEVERAL
    }

    Judge(Walks<M> walks, Aftercare<M> aftercare) {
        this.walks = walks;
        this.aftercare = aftercare;
    }

    /**
     * Fails or aborts the invocation unless the arms agreed.
     *
     * @param said sentences that a failure repeats
     */
    void require(ParityWalk walk, Alone alone, ExtensionContext context, List<String> said) {
        WalkResult result = walk.result();
        Verdict verdict = result.verdict();
        boolean walked = result.steps() > 0;
        if (verdict == Verdict.PARITY || verdict == Verdict.VACUOUS && walked && alone == Alone.IS_ONE_OF_SEVERAL) {
            return;
        }
        if (verdict == Verdict.INTERRUPTED) {
            throw new TestAbortedException("INTERRUPTED in seed " + walk.seed() + ": " + result.detail());
        }
        if (neverOpened(result)) {
            throw new Presence(asked().overrides()).aborted(result.detail());
        }
        throw failed(walk, context, said).error();
    }

    /** Arms that were lost in the middle are a failure everywhere. */
    static boolean neverOpened(WalkResult result) {
        return result.verdict() == Verdict.INFRA
                && result.arms().isEmpty()
                && result.findings().isEmpty();
    }

    private Failure failed(ParityWalk walk, ExtensionContext context, List<String> said) {
        List<String> notes = new ArrayList<>(said);
        if (walk.result().verdict() == Verdict.VACUOUS) {
            notes.add("more steps exercise more: @ParityTest(steps = …), or -D" + Overrides.STEPS + "=…");
        }
        if (!walk.result().findings().isEmpty()) {
            notes.addAll(aftercare.follow(walk));
        }
        Attachment.publish(context, walk.folder()).ifPresent(notes::add);
        return new Failure(asked(), walk, walks.setting().lineup().names(), notes);
    }

    private Asked asked() {
        return walks.setting().asked();
    }
}
