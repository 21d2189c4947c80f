package dev.lockstep.report.triage;

import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.report.Shrunk;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The step that a maintainer suspects first: the last one that changes the store before the answer that differs.
 *
 * @param step its number in the script
 * @param deed what it does, in a few words
 * @param read whether the state is read after it, and no other command is between the two
 * @param needed whether the shrinking tried the script without it, in vain
 * @param beside the work on the whole store in the same script, in words, each with its number
 * @param walked whether the walk itself has done it just so; a script has simpler arguments than its walk
 */
public record Trigger(long step, String deed, boolean read, boolean needed, List<String> beside, boolean walked) {

    /** A walk of so few commands was shortened, or is as short as a script. */
    private static final long SHORT = 12;

    /** So much of an operation is named. */
    static final int MOST = 40;

    private static final Set<OperationKind> WHOLE_STORE = EnumSet.of(
            OperationKind.OPTIMIZE,
            OperationKind.REPAIR,
            OperationKind.REOPEN,
            OperationKind.RESTART,
            OperationKind.BACKUP);

    public Trigger {
        beside = List.copyOf(beside);
    }

    /**
     * Finds the step in the shortest script. A long walk has too many changes to suspect one, unless the state was read
     * right after it.
     */
    static Optional<Trigger> of(WalkFolder walk, String bucket, StepDetail differing) {
        boolean answer = differing.isAnswerThatDiffers();
        Optional<WalkFolder> smaller = walk.shrunk(bucket).filter(shrunk -> shrunk.recorded() > 0);
        WalkFolder script = smaller.orElse(walk);
        Optional<Shrunk> told = ShrunkScript.told(script.folder());
        long last = smaller.isPresent() ? script.recorded() : differing.step();
        long first = told.isPresent() || script.recorded() <= SHORT ? 1 : last;
        boolean minimal = told.filter(Trigger::isMinimal).isPresent();
        for (long step = answer ? last - 1 : last; step >= first; step--) {
            Optional<StepDetail> change = script.detail(step).filter(detail -> isChange(detail, minimal));
            if (change.isPresent()) {
                return Optional.of(new Trigger(
                        step,
                        Deed.of(change.get().operation(), MOST),
                        !answer && step == last,
                        minimal,
                        beside(script, first, answer ? last - 1 : last, step),
                        smaller.isEmpty() || isOfTheWholeStore(change.get())));
            }
        }
        return Optional.empty();
    }

    private static List<String> beside(WalkFolder script, long first, long last, long suspected) {
        return LongStream.rangeClosed(first, last)
                .filter(step -> step != suspected)
                .mapToObj(script::detail)
                .flatMap(Optional::stream)
                .filter(Trigger::isOfTheWholeStore)
                .map(detail -> "step " + detail.step() + ", " + Deed.of(detail.operation(), MOST))
                .toList();
    }

    private static boolean isOfTheWholeStore(StepDetail detail) {
        return Words.operation(detail.operation())
                .filter(operation -> WHOLE_STORE.contains(operation.kind()))
                .isPresent();
    }

    private static boolean isMinimal(Shrunk told) {
        return told.ended() == Shrunk.Ended.FINISHED
                && told.after().again() == told.after().of();
    }

    /** A command that is refused may change something too, and it is in a minimal script for a reason. */
    private static boolean isChange(StepDetail detail, boolean minimal) {
        return detail.arms().values().stream()
                .map(StepDetail.ArmDetail::outcome)
                .anyMatch(outcome -> outcome instanceof Outcome.Done done
                                && (done.count().isEmpty() || done.count().getAsLong() > 0)
                        || minimal && !(outcome instanceof Outcome.Rows || outcome instanceof Outcome.Unsupported));
    }

    /** Returns it as a sentence without its full stop. */
    String sentence() {
        return "step " + step + " of the shortest script, " + deed + ", is the last change before the "
                + (read ? "read" : "answer") + " that differs"
                + (!needed
                        ? ""
                        : beside.isEmpty()
                                ? "; without this step the script shows nothing"
                                : "; the script needs it, and also " + String.join("; ", beside));
    }
}
