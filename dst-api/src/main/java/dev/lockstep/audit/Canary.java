package dev.lockstep.audit;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A bug that no walk may miss: every answer of an arm lacks its last row. A job plants the bug in an arm and walks. If
 * that walk ends without a finding, nothing that the job calls parity can be believed.
 *
 * <p>One canary counts for one arm.
 */
public final class Canary {

    private static final Set<Verdict> DIFFERS = EnumSet.of(Verdict.DIVERGED, Verdict.MODEL);

    /** A difference of another class may be a real one, which says nothing about rows. */
    private static final Set<DifferenceClass> ROWS = EnumSet.of(DifferenceClass.MISSING, DifferenceClass.EXTRA);

    private static final Set<Verdict> WALKED =
            EnumSet.of(Verdict.PARITY, Verdict.VACUOUS, Verdict.DIVERGED, Verdict.MODEL);

    private final Firing firing = new Firing();

    /** The fates of a canary, the worst last. */
    public enum Fate {
        /** The bug fired, and the walk found it. */
        SEEN(Verdict.PARITY),
        /** No answer of the arm had a row. */
        NEVER_FIRED(Verdict.VACUOUS),
        /** The walk could not be played, or differed without the bug. */
        LOST(Verdict.INFRA),
        /** The bug fired, and the walk did not find it. */
        MISSED(Verdict.DIVERGED);

        private final Verdict verdict;

        Fate(Verdict verdict) {
            this.verdict = verdict;
        }

        /** Returns the verdict whose exit code this fate has. */
        public Verdict verdict() {
            return verdict;
        }

        @Override
        public String toString() {
            return name().replace('_', ' ');
        }
    }

    /**
     * Returns what became of the bug.
     *
     * @param arm the arm that had it
     * @param walk the walk's result; empty if it could not be recorded
     */
    public Fate fate(String arm, Optional<WalkResult> walk) {
        boolean found = walk.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> DIFFERS.contains(finding.verdict()))
                .flatMap(finding -> finding.differences().stream())
                .anyMatch(difference -> difference.concerns(arm) && ROWS.contains(difference.differenceClass()));
        if (found) {
            // A difference without the bug is not the bug's, so nothing was shown about the bug.
            return fired() > 0 ? Fate.SEEN : Fate.LOST;
        }
        if (walk.filter(result -> WALKED.contains(result.verdict())).isEmpty()) {
            return Fate.LOST;
        }
        return fired() > 0 ? Fate.MISSED : Fate.NEVER_FIRED;
    }

    /** Returns a provider whose backends have the bug. */
    public BackendProvider in(BackendProvider right) {
        return new Planted(
                right,
                (backend, context) -> new Answers(
                        backend,
                        (channel, operation, answer) -> answer instanceof Rows rows
                                        && !rows.rows().isEmpty()
                                ? rows.with(rows.rows().subList(0, rows.rows().size() - 1))
                                : answer,
                        firing));
    }

    /** Returns how many answers lost a row. */
    public long fired() {
        return firing.times();
    }
}
