package dev.lockstep.parity;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Ledger.End;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One stream of commands, played over all arms in lockstep.
 *
 * <p>One generator and one model serve every arm, so all arms get the same commands. The walk ends with the stream,
 * with the first finding, or when it is interrupted. With {@link Limits#keepGoing} it continues after a finding if the
 * probes show that all arms are still in the model's state.
 *
 * <p>A walk is played once, by the thread that calls {@link #run}; interrupting that thread stops it.
 */
public final class Walk<M> {

    /** The name of the schema's creation, in place of a command's kind. */
    public static final String SETUP = "setup";

    /** A random difference, a lost launcher and a fault of Lockstep cannot be allow-listed. */
    private static final Set<Verdict> ALLOWABLE = EnumSet.of(Verdict.DIVERGED, Verdict.MODEL);

    private static final Ruling NOT_ALLOWABLE = new Ruling.Novel(List.of());

    private final WalkPlan<M> plan;
    private final Telling listener;
    private final Judgement judgement;
    private final Ledger ledger;

    private Walk(WalkPlan<M> plan, WalkListener listener) {
        this.plan = plan;
        this.listener = new Telling(listener);
        this.judgement = new Judgement(
                plan.arms().reference(),
                plan.arms().twins(),
                plan.stream().workload().normalisers());
        this.ledger = new Ledger(plan);
    }

    /**
     * Plays a walk to its end. Every failure on the way is in the result, and every arm is closed.
     *
     * @param plan the plan
     * @param listener see {@link WalkListener} for the effect of its exceptions
     */
    public static <M> WalkResult run(WalkPlan<M> plan, WalkListener listener) {
        Walk<M> walk = new Walk<>(plan, listener);
        return walk.listener.finished(walk.ledger.result(walk.open()));
    }

    private End open() {
        try {
            Script<M> script = new Script<>(plan.stream());
            Arms arms = Arms.open(plan);
            End end;
            try {
                SortedMap<String, SortedMap<String, String>> descriptions = arms.descriptions();
                ledger.opened(descriptions);
                for (Channel channel : Channel.values()) {
                    ledger.declared(channel, arms.support(channel));
                }
                listener.opened(descriptions);
                end = play(script, arms);
                if (ledger.hasAfterlife(end)) {
                    ledger.closed(arms.leave());
                }
            } finally {
                ledger.closed(arms.close());
            }
            if (ledger.hasAfterlife(end)) {
                observeAfterlife(script, arms);
            }
            return end;
        } catch (ArmUnavailableException | Telling.ListenerFailure e) {
            return new End(Verdict.INFRA, e.getMessage());
        } catch (InterruptedException e) {
            return new End(Verdict.INTERRUPTED, "interrupted after step " + ledger.played());
        } catch (UnsoundWorkloadException | UnsoundBackendException e) {
            return new End(Verdict.FAULT, ledger.place() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            return new End(Verdict.FAULT, ledger.place() + ": " + Sentences.thrown(e));
        }
    }

    private End play(Script<M> script, Arms arms) throws InterruptedException {
        Step step = new Step(arms, plan.arms().reference(), ledger.normalisers(), judgement);
        for (Step.Question question : script.setup(plan.arms())) {
            if (!judge(step.take(question))) {
                return End.OF_THE_STREAM;
            }
        }
        while (true) {
            long number = ledger.begin();
            Optional<Command<M>> next = script.next(number);
            if (next.isEmpty()) {
                return End.OF_THE_STREAM;
            }
            RecordedCommand command = script.recorded(next.get());
            if (!script.isPossible(next.get())) {
                return impossible(number, command, next.get());
            }
            List<String> aspects = script.aspects(next.get());
            listener.asking(number, command, script.observation(number));
            StepRecord record = step.take(script.question(number, next.get(), command));
            ledger.stepped(record);
            boolean goesOn = judge(record);
            ledger.count(record, arms.support(record.kind(), arm -> record.operation()), aspects);
            if (!goesOn) {
                return End.OF_THE_STREAM;
            }
        }
    }

    /** Opens fresh arms on the stores that the walk has left, and reads everything. */
    private void observeAfterlife(Script<M> script, Arms closed) throws InterruptedException {
        Arms arms = closed.attach();
        StepRecord record;
        try {
            record = new Step(arms, plan.arms().reference(), ledger.normalisers(), judgement)
                    .afterlife(ledger.last(), script.probes(Channel.AFTERLIFE));
        } finally {
            ledger.closed(arms.close());
        }
        listener.afterlife(record);
        ledger.observed(record);
        judgement.verdict(record).ifPresent(verdict -> ledger.found(new Finding(verdict, record, List.of())));
    }

    private End impossible(long number, RecordedCommand recorded, Command<M> command) {
        return new End(
                plan.stream().origin() == CommandStream.Origin.RECORDED ? Verdict.USAGE : Verdict.FAULT,
                "step " + number + ", " + recorded.kind()
                        + ", is not possible in the state that the steps before it leave: " + command);
    }

    /** Reports the step to the listener, judges it, and returns whether the walk goes on. */
    private boolean judge(StepRecord record) throws InterruptedException {
        listener.stepped(record);
        // Whoever stops a walk may also stop the arms' processes, so an arm that breaks now is not a finding.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Verdict> verdict = judgement.verdict(record);
        if (verdict.isEmpty()) {
            return true;
        }
        boolean sameState = !record.probes(Channel.QUERY).isEmpty()
                && record.probes().stream().allMatch(StepRecord.Probed::agreed);
        boolean allowable = record.step() > 0 && ALLOWABLE.contains(verdict.get());
        Ruling ruling = allowable ? ledger.allowlist().rule(record) : NOT_ALLOWABLE;
        if (ruling instanceof Ruling.Novel novel) {
            ledger.found(new Finding(verdict.get(), record, novel.nearMisses()));
            return plan.limits().keepGoing() && sameState;
        }
        KnownStep known = ledger.allowlist().add(record, (Ruling.Covered) ruling, !sameState);
        listener.covered(known);
        return sameState;
    }
}
