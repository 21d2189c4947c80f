package dev.lockstep.parity;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome;
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
 * with the first finding, or when it is interrupted. With {@link Limits#keepGoing} it continues after a finding. An arm
 * that a difference left in another state than the model's is set back first; see {@link Resetting}.
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
        WalkResult result = walk.listener.finished(walk.ledger.result(walk.here()));
        walk.listener.throwError();
        return result;
    }

    /** Plays in the surroundings that this process is asked to have. */
    private End here() {
        Here here;
        try {
            here = Here.as(plan.arms().here());
        } catch (IllegalStateException e) {
            return End.failed(Verdict.INFRA, e.getMessage());
        }
        try {
            return open();
        } finally {
            here.close();
        }
    }

    private End open() {
        try {
            Script<M> script = new Script<>(plan.stream(), plan.limits());
            Arms arms = Arms.open(plan, listener::opening);
            End end = whileOpen(arms, () -> {
                opened(arms);
                End played = play(script, arms);
                if (ledger.hasAfterlife(played)) {
                    ledger.closed(arms.leave());
                }
                return played;
            });
            if (ledger.hasAfterlife(end)) {
                observeAfterlife(script, arms, lookedInside(arms));
            }
            return end;
        } catch (Telling.ListenerFailure e) {
            return End.failed(e.verdict(), e.getMessage());
        } catch (ArmUnavailableException e) {
            return End.failed(Verdict.INFRA, e.getMessage());
        } catch (InterruptedException e) {
            return End.failed(Verdict.INTERRUPTED, "interrupted after step " + ledger.played());
        } catch (UnsoundWorkloadException | UnsoundBackendException e) {
            return End.failed(Verdict.FAULT, ledger.place() + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return End.failed(Verdict.INFRA, Sentences.outOfMemory(e));
        } catch (RuntimeException | Error e) {
            return End.failed(Verdict.FAULT, ledger.place() + ": " + Sentences.thrown(e));
        }
    }

    /** A part of the walk that needs open arms. */
    @FunctionalInterface
    private interface Part<T> {
        T play() throws InterruptedException;
    }

    /** Plays a part, and then closes the arms; whoever stops the walk does not wait for long. */
    private <T> T whileOpen(Arms arms, Part<T> part) throws InterruptedException {
        Patience closing = Patience.FULL;
        try {
            return part.play();
        } catch (InterruptedException e) {
            closing = Patience.SHORT;
            throw e;
        } finally {
            ledger.closed(arms.close(closing));
            ledger.looked(arms.looks());
            ledger.killed(arms.kills());
        }
    }

    private void opened(Arms arms) {
        SortedMap<String, SortedMap<String, String>> descriptions = arms.descriptions();
        ledger.opened(descriptions);
        for (Channel channel : Channel.values()) {
            if (channel != Channel.INSIDE || arms.have(channel)) {
                ledger.declared(channel, arms.support(channel));
            }
        }
        listener.opened(descriptions);
        arms.awaiting(listener::awaiting);
    }

    private End play(Script<M> script, Arms arms) throws InterruptedException {
        Step step = new Step(arms, plan.arms().reference(), ledger.normalisers(), judgement);
        Resetting resetting = new Resetting(plan, arms, step, ledger);
        for (Step.Question question : script.setup(plan.arms())) {
            StepRecord record = step.take(question);
            resetting.played(record);
            Optional<Ending> ending = judge(record, Mending.NONE);
            if (ending.isPresent()) {
                return End.of(ending.get());
            }
        }
        while (true) {
            long number = ledger.begin();
            Optional<Command<M>> next = script.next(number);
            if (next.isEmpty()) {
                return End.of(script.endingBefore(number));
            }
            RecordedCommand command = script.recorded(next.get());
            if (!script.isPossible(next.get())) {
                return impossible(number, command, next.get());
            }
            listener.asking(number, command, script.observation(number));
            List<String> aspects = script.aspects(next.get());
            Step.Question question = script.question(number, next.get(), command);
            StepRecord record = step.take(question);
            resetting.played(record);
            ledger.stepped(record);
            Optional<Ending> ending = judge(record, cause -> mended(question, record, cause, script, resetting));
            ledger.count(record, arms.support(record.kind(), arm -> record.operation()), aspects);
            if (ending.isPresent()) {
                return End.of(ending.get());
            }
        }
    }

    private End impossible(long number, RecordedCommand recorded, Command<M> command) {
        return End.failed(
                plan.stream().origin() == CommandStream.Origin.RECORDED ? Verdict.USAGE : Verdict.FAULT,
                "step " + number + ", " + recorded.kind()
                        + ", is not possible in the state that the steps before it leave: " + command);
    }

    /**
     * Reports the step to the listener, judges it, and returns why the walk ends with it; empty if the walk goes on.
     *
     * <p>Neither a full disk nor Ctrl-C takes away the difference of a step that was played to its end: the step is
     * judged first, and then the walk stops.
     */
    private Optional<Ending> judge(StepRecord record, Mending mending) throws InterruptedException {
        Stop stop = noted(record, () -> listener.stepped(record));
        Optional<Ending> ending = judged(record, stop.isNone() ? mending : Mending.NONE);
        stop.heed();
        return ending;
    }

    /** Brings the arms together again after a step that left them apart. */
    @FunctionalInterface
    private interface Mending {

        Mending NONE = cause -> false;

        /** Returns whether all arms are in the model's state afterwards. */
        boolean after(Reset.Cause cause) throws InterruptedException;
    }

    private boolean mended(
            Step.Question question, StepRecord record, Reset.Cause cause, Script<M> script, Resetting resetting)
            throws InterruptedException {
        Outcome ofReference = record.outcomes().get(plan.arms().reference());
        if (ofReference instanceof Outcome.Broken) {
            return false;
        }
        if (record.outcomes().values().stream().anyMatch(Outcome.Broken.class::isInstance)) {
            // The step ended before the model heard of it.
            question.advance().accept(ofReference);
        }
        List<Reset> resets = resetting.after(record, cause, script::probes);
        resets.forEach(reset -> {
            ledger.reset(reset);
            listener.reset(reset);
        });
        return !resets.isEmpty() && resets.stream().allMatch(Reset::proven);
    }

    /**
     * Looks into copies of the stores that the walk has left, as far as another transport can open them. The copies are
     * made before anybody opens the stores again, because an engine may mend what it opens.
     */
    private Optional<StepRecord> lookedInside(Arms closed) throws InterruptedException {
        if (!closed.areLookedInto()) {
            return Optional.empty();
        }
        Arms arms = closed.inside(plan.limits().startTimeout());
        return Optional.of(whileOpen(
                arms,
                () -> new Step(arms, plan.arms().reference(), ledger.normalisers(), judgement)
                        .lookedInto(ledger.last())));
    }

    /** Opens fresh arms on the stores that the walk has left, and reads everything. */
    private void observeAfterlife(Script<M> script, Arms closed, Optional<StepRecord> inside)
            throws InterruptedException {
        Arms arms = closed.attach(plan.limits().startTimeout());
        StepRecord read = whileOpen(
                arms,
                () -> new Step(arms, plan.arms().reference(), ledger.normalisers(), judgement)
                        .afterlife(ledger.last(), script.probes(Channel.AFTERLIFE)));
        StepRecord record = inside.map(read::together).orElse(read);
        Stop stop = noted(record, () -> listener.afterlife(record));
        ledger.observed(record);
        judgement.verdict(record).ifPresent(verdict -> found(new Finding(verdict, record, List.of())));
        stop.heed();
    }

    /** The reasons to stop that came while a step was reported. */
    private record Stop(boolean interrupted, Optional<Telling.ListenerFailure> failure) {
        boolean isNone() {
            return !interrupted && failure.isEmpty();
        }

        void heed() throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException();
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    private static Stop noted(StepRecord record, Runnable report) throws InterruptedException {
        Optional<Telling.ListenerFailure> failure = Optional.empty();
        try {
            report.run();
        } catch (Telling.ListenerFailure e) {
            failure = Optional.of(e);
        }
        boolean interrupted = Thread.interrupted();
        // Whoever stops a walk may also stop the arms' processes, so an arm that breaks now is not a finding.
        if (interrupted && !Judgement.broken(record).isEmpty()) {
            throw new InterruptedException();
        }
        return new Stop(interrupted, failure);
    }

    private Optional<Ending> judged(StepRecord record, Mending mending) throws InterruptedException {
        Optional<Verdict> verdict = judgement.verdict(record);
        if (verdict.isEmpty()) {
            return Optional.empty();
        }
        boolean sameState = !record.probes(Channel.QUERY).isEmpty()
                && record.probes().stream().allMatch(StepRecord.Probed::agreed);
        boolean allowable = record.step() > 0 && ALLOWABLE.contains(verdict.get());
        Ruling ruling = allowable ? ledger.allowlist().rule(record) : NOT_ALLOWABLE;
        if (ruling instanceof Ruling.Covered covered) {
            boolean goesOn = false;
            try {
                if (!sameState) {
                    // A kill during the reset must not leave a step that looks like a finding.
                    listener.covering(record.step(), covered.ids());
                }
                goesOn = sameState || mending.after(Reset.Cause.KNOWN_DIFFERENCE);
            } finally {
                // A reset takes long, and whatever ends it takes no known step away.
                listener.covered(ledger.allowlist().add(record, covered, !goesOn));
            }
            return goesOn ? Optional.empty() : Optional.of(Ending.KNOWN_DIFFERENCE);
        }
        Finding finding =
                new Finding(withoutNoise(record, verdict.get()), record, ((Ruling.Novel) ruling).nearMisses());
        found(finding);
        boolean goesOn = plan.limits().keepGoing()
                && (sameState || ALLOWABLE.contains(finding.verdict()) && mending.after(Reset.Cause.FINDING));
        return goesOn ? Optional.empty() : Optional.of(Ending.FINDING);
    }

    private void found(Finding finding) {
        ledger.found(finding);
        listener.found(finding);
    }

    /** If everything beside the noise of the step is allow-listed, the noise alone is left to report. */
    private Verdict withoutNoise(StepRecord record, Verdict verdict) {
        List<Difference> real = judgement.beyondNoise(record);
        boolean allowed = ALLOWABLE.contains(verdict)
                && real.size() < record.differences().size()
                && ledger.allowlist().rule(record.with(real)) instanceof Ruling.Covered;
        return allowed ? Verdict.NOISE : verdict;
    }
}
