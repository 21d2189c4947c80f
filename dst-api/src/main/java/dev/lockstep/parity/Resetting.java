package dev.lockstep.parity;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Outcome;
import dev.lockstep.workload.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Sets arms back to the state of the reference: closes each, opens it on an empty folder, and plays the {@link History}
 * on it. The old folder stays, because it shows the difference.
 *
 * <p>A reset is believed only with proof. All arms are then read over every channel, and each must be in the state of
 * the model; otherwise a row that the reset left behind would look like a finding of a later step. The reference is
 * never reset: the others are compared with it.
 */
final class Resetting {

    /** The resets of one walk cannot take much longer than the walk itself. */
    static final int MOST = 50;

    private final WalkPlan<?> plan;
    private final Arms arms;
    private final Step step;
    private final Ledger ledger;
    private final History history;

    Resetting(WalkPlan<?> plan, Arms arms, Step step, Ledger ledger) {
        this.plan = plan;
        this.arms = arms;
        this.step = step;
        this.ledger = ledger;
        this.history = new History(plan.arms().reference());
    }

    void played(StepRecord record) {
        history.add(record);
    }

    /**
     * Sets back the arms that a step left apart.
     *
     * @param probes returns the reads of the model's state over a channel
     * @return the attempts; empty if the reference itself is not in the model's state, or if the walk has used up its
     *     resets
     */
    List<Reset> after(StepRecord record, Reset.Cause cause, Function<Channel, List<Probe>> probes)
            throws InterruptedException {
        SortedSet<String> apart = apart(record);
        if (apart.isEmpty()
                || apart.contains(plan.arms().reference())
                || ledger.resets().size() + apart.size() > plan.limits().resets()) {
            return List.of();
        }
        List<Reset> resets = new ArrayList<>();
        for (String arm : apart) {
            Reset tried = rebuilt(record, cause, arm);
            resets.add(tried);
            if (!tried.detail().isEmpty()) {
                return resets.stream()
                        .map(reset -> reset == tried ? reset : reset.unproven(tried.arm() + " was not set back"))
                        .toList();
            }
        }
        Optional<String> left = step.firstDifference(probes).map(Sentences::difference);
        return resets.stream()
                .map(reset -> left.map(reset::unproven).orElseGet(reset::asProven))
                .toList();
    }

    /** Returns the arms that did not answer or whose data are not the model's; without a read, nobody knows. */
    private SortedSet<String> apart(StepRecord record) {
        SortedSet<String> apart = new TreeSet<>();
        addBroken(record.outcomes(), apart);
        record.probes().forEach(probed -> addBroken(probed.outcomes(), apart));
        record.differences().stream()
                .filter(difference -> difference.path().probe().isPresent())
                .forEach(difference -> apart.add(difference.deviating()));
        return apart;
    }

    private static void addBroken(SortedMap<String, Outcome> answers, SortedSet<String> broken) {
        answers.forEach((arm, answer) -> {
            if (answer instanceof Outcome.Broken) {
                broken.add(arm);
            }
        });
    }

    private Reset rebuilt(StepRecord record, Reset.Cause cause, String name) throws InterruptedException {
        Reset reset = new Reset(record.step(), name, cause, 0, false, "");
        Arm arm;
        try {
            arm = arms.reopened(plan, name, ledger.resets().size() + 1, ledger::closed);
        } catch (ArmUnavailableException e) {
            return reset.unproven("no fresh arm could be opened");
        }
        long commands = 0;
        for (History.Again again : history.of(name)) {
            Support offered = arm.support().of(again.kind(), again.operation());
            Outcome outcome =
                    arm.start(again.operation(), offered).await().outcomes().get(0);
            commands += again.setup() ? 0 : 1;
            reset = new Reset(record.step(), name, cause, commands, false, "");
            if (outcome instanceof Outcome.Broken broken) {
                return reset.unproven("it broke again (" + broken.cause() + ") at the command " + again.kind());
            }
        }
        return reset;
    }
}
