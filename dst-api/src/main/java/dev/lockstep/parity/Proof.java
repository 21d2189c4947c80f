package dev.lockstep.parity;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;

/**
 * Looks for the {@link Evidence} that one arm did what it reports. An operation without its evidence is
 * {@link Broken.Cause#UNPROVEN}.
 *
 * <p>A lock proves something only if it is held while the store is open. Therefore the first reopen of a walk is
 * followed by a negative control. If the arm has its store open, the lock must be held. If the arm opens its store for
 * each operation, a read must fail while the walk holds the lock.
 */
final class Proof {

    private final ArmFolder folder;
    private final Backend backend;
    private boolean controlled;
    private Optional<Query> lastRead = Optional.empty();

    Proof(ArmFolder folder, Backend backend) {
        this.folder = folder;
        this.backend = backend;
    }

    /** Notes a read that the store answers while nobody else holds it. */
    void read(List<Query> queries) {
        lastRead = queries.stream().findFirst().or(() -> lastRead);
    }

    /**
     * Does an operation, and returns its outcome, or {@link Broken} without the evidence.
     *
     * @param support the arm's support for the operation
     * @param evidence the evidence that the arm's provider declares
     */
    Outcome of(Operation operation, Support support, Evidence evidence, Callable<Outcome> call) throws Exception {
        long proofs = folder.proofs();
        SortedSet<String> before = marks(evidence);
        Outcome outcome = call.call();
        if (!(outcome instanceof Outcome.Done) || evidence == Evidence.NONE) {
            return outcome;
        }
        String what = "the arm reported " + operation.kind() + " as done, but ";
        if (evidence == Evidence.FREE_LOCK) {
            return folder.proofs() == proofs
                    ? unproven(what + "never proved that the store was closed")
                    : controlled(support).map(Proof::unproven).orElse(outcome);
        }
        SortedSet<String> after = marks(evidence);
        return before.containsAll(after)
                ? unproven(what + missing(evidence) + (after.isEmpty() ? ": nothing can be seen" : ": " + after))
                : outcome;
    }

    private static String missing(Evidence evidence) {
        return switch (evidence) {
            case NEW_FILE -> "the store has no new file";
            case CHANGED_FILE -> "no file of the store has changed";
            default -> "the same process serves the store";
        };
    }

    private static Outcome unproven(String detail) {
        return Broken.of(Broken.Cause.UNPROVEN, detail);
    }

    private SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
        SortedSet<String> marks = backend.marks(evidence);
        return switch (evidence) {
            case NEW_FILE -> marks.isEmpty() ? folder.files(false) : marks;
            case CHANGED_FILE -> marks.isEmpty() ? folder.files(true) : marks;
            default -> marks;
        };
    }

    /** Returns why the lock proves nothing; empty if it does. */
    private Optional<String> controlled(Support support) throws Exception {
        if (controlled) {
            return Optional.empty();
        }
        if (support.level() == Support.Level.OFFERED) {
            controlled = true;
            return folder.isHeld().orElse(false)
                    ? Optional.empty()
                    : Optional.of(
                            "the lock that proves a reopen is free while the store is open, so it proves nothing");
        }
        if (lastRead.isEmpty()) {
            return Optional.empty();
        }
        controlled = true;
        Optional<Outcome> answer = folder.whileLocked(() -> backend.apply(lastRead.get()));
        return answer.filter(Outcome.Rows.class::isInstance)
                .map(rows -> "the store answers while somebody else holds the lock that proves a reopen,"
                        + " so it proves nothing");
    }
}
