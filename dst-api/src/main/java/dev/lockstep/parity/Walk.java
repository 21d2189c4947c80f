package dev.lockstep.parity;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Operation;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.StringNode;

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

    private static final RecordedCommand SETTING_UP = new RecordedCommand(SETUP, StringNode.valueOf(SETUP));

    /** A random difference, a lost launcher and a fault of Lockstep cannot be allow-listed. */
    private static final Set<Verdict> ALLOWABLE = EnumSet.of(Verdict.DIVERGED, Verdict.MODEL);

    private static final Ruling NOT_ALLOWABLE = new Ruling.Novel(List.of());

    private final WalkPlan<M> plan;
    private final WalkListener listener;
    private final Workload<M> workload;
    private final M model;
    private final Alphabet<M> alphabet;
    private final CommandCodec<M> codec;
    private final Normalisers normalisers;
    private final Judgement judgement;
    private final Coverage coverage;
    private final AllowlistUse allowlist;
    private final List<Finding> findings = new ArrayList<>();
    private SortedMap<String, SortedMap<String, String>> descriptions = new TreeMap<>();
    private SortedMap<String, String> notClosed = new TreeMap<>();
    private long played;

    /** The reason why a walk ended, other than a finding. */
    private record End(Verdict verdict, String detail) {
        static final End OF_THE_STREAM = new End(Verdict.PARITY, "");
    }

    private Walk(WalkPlan<M> plan, WalkListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.workload = plan.stream().workload();
        this.model = workload.newModel();
        this.alphabet = new Alphabet<>(workload.alphabet());
        this.codec = new CommandCodec<>(alphabet);
        this.normalisers = new Normalisers(workload.normalisers());
        this.judgement = new Judgement(plan.arms().reference(), plan.arms().twins(), workload.normalisers());
        this.allowlist = new AllowlistUse(plan.allowlist());
        this.coverage = new Coverage(
                plan.stream().kinds().stream().map(CommandKind::name).toList(),
                plan.arms().names());
    }

    /**
     * Plays a walk to its end. Every failure on the way is in the result, and every arm is closed.
     *
     * @param plan the plan
     * @param listener an exception of it ends the walk as {@link Verdict#INFRA}, except for an exception of {@link
     *     WalkListener#finished}, which is thrown on
     */
    public static <M> WalkResult run(WalkPlan<M> plan, WalkListener listener) {
        Walk<M> walk = new Walk<>(plan, listener);
        WalkResult result = walk.result(walk.open());
        listener.finished(result);
        return result;
    }

    private End open() {
        Arms arms;
        try {
            arms = Arms.open(plan);
        } catch (ArmUnavailableException e) {
            return new End(Verdict.INFRA, e.getMessage());
        } catch (InterruptedException e) {
            return new End(Verdict.INTERRUPTED, "interrupted while the arms were being opened");
        } catch (RuntimeException e) {
            return new End(Verdict.FAULT, e.getMessage());
        }
        try {
            descriptions = arms.descriptions();
            tell(() -> listener.opened(descriptions));
            return play(arms);
        } catch (InterruptedException e) {
            return new End(Verdict.INTERRUPTED, "interrupted after step " + played);
        } catch (ListenerFailure e) {
            return new End(Verdict.INFRA, e.getMessage());
        } catch (PluginFaultException e) {
            return new End(Verdict.FAULT, e.getMessage());
        } catch (RuntimeException e) {
            return new End(Verdict.FAULT, "in step " + (played + 1) + ": " + e + at(e));
        } finally {
            notClosed = arms.close();
        }
    }

    private End play(Arms arms) throws InterruptedException {
        Step step = new Step(arms, plan.arms().reference(), normalisers, judgement);
        for (SortedMap<String, Operation> operations :
                Setup.of(workload, plan.arms()).steps()) {
            if (!goesOn(step.take(setup(operations)))) {
                return End.OF_THE_STREAM;
            }
        }
        while (true) {
            Optional<Command<M>> next = plan.stream().commands().next(model, played + 1);
            if (next.isEmpty()) {
                return End.OF_THE_STREAM;
            }
            Command<M> command = next.get();
            if (!command.possible(model)) {
                return impossible(command);
            }
            RecordedCommand recorded = codec.recorded(command);
            tell(() -> listener.asking(played + 1, recorded));
            StepRecord record = step.take(question(command, recorded));
            played++;
            boolean goesOn = goesOn(record);
            coverage.add(record, arms.support(record.kind(), arm -> record.operation()), allowlist.covers(record));
            if (!goesOn) {
                return End.OF_THE_STREAM;
            }
        }
    }

    private Step.Question setup(SortedMap<String, Operation> operations) {
        Operation ofReference = operations.get(plan.arms().reference());
        SortedMap<String, Operation> apart = new TreeMap<>(operations);
        apart.values().removeIf(ofReference::equals);
        Expectation done = new Expectation.Succeeds(OptionalLong.empty(), false);
        return new Step.Question(
                0, SETTING_UP, Collections.emptySortedMap(), ofReference, apart, done, () -> {}, List::of);
    }

    private Step.Question question(Command<M> command, RecordedCommand recorded) {
        return new Step.Question(
                played + 1,
                recorded,
                workload.facts(model, command),
                alphabet.render(command),
                Collections.emptySortedMap(),
                command.expect(model),
                () -> command.apply(model),
                () -> workload.probes(model));
    }

    private String kindOf(Command<M> command) {
        return alphabet.kindOf(command).name();
    }

    private End impossible(Command<M> command) {
        return new End(
                plan.stream().origin() == CommandStream.Origin.RECORDED ? Verdict.USAGE : Verdict.FAULT,
                "step " + (played + 1) + ", " + kindOf(command)
                        + ", is not possible in the state that the steps before it" + " leave: " + command);
    }

    /** Calls the listener, judges the step, and returns whether the walk continues. */
    private boolean goesOn(StepRecord record) throws InterruptedException {
        tell(() -> listener.stepped(record));
        // Whoever stops a walk may also stop the arms' processes, so an arm that breaks now is not a finding.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Optional<Verdict> verdict = judgement.verdict(record);
        if (verdict.isEmpty()) {
            return true;
        }
        boolean sameState =
                !record.probes().isEmpty() && record.probes().stream().allMatch(StepRecord.Probed::agreed);
        Ruling ruling = record.step() > 0 && ALLOWABLE.contains(verdict.get()) ? allowlist.rule(record) : NOT_ALLOWABLE;
        if (ruling instanceof Ruling.Novel novel) {
            findings.add(new Finding(verdict.get(), record, novel.nearMisses()));
            return plan.limits().keepGoing() && sameState;
        }
        KnownStep known = allowlist.add(record, (Ruling.Covered) ruling, !sameState);
        tell(() -> listener.covered(known));
        return sameState;
    }

    private WalkResult result(End end) {
        Verdict verdict = end.verdict();
        String detail = end.detail();
        for (Finding finding : findings) {
            if (detail.isEmpty()) {
                detail = Sentences.finding(finding);
            }
            verdict = verdict.and(finding.verdict());
        }
        if (!notClosed.isEmpty()) {
            detail = detail.isEmpty() ? "an arm did not close: " + notClosed : detail;
            verdict = verdict.and(Verdict.DIVERGED);
        }
        Coverage.Table table = coverage.table();
        if (verdict == Verdict.PARITY && !table.holes().isEmpty()) {
            detail = Sentences.holes(table.holes()) + endedAsKnown();
            verdict = Verdict.VACUOUS;
        }
        return new WalkResult(
                verdict,
                detail,
                played,
                findings,
                allowlist.steps(),
                allowlist.hits(),
                table,
                normalisers.hits(),
                descriptions,
                notClosed);
    }

    /** Returns the place in the code that threw it, which is the first question of the plugin's author. */
    private static String at(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "" : ", at " + trace[0];
    }

    private String endedAsKnown() {
        return allowlist.steps().stream()
                .filter(KnownStep::endedWalk)
                .findFirst()
                .map(known -> "; the walk ended early, in step " + known.step().step() + ", as known: "
                        + String.join(", ", known.entries()))
                .orElse("");
    }

    private static void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            throw new ListenerFailure(e);
        }
    }

    /** A failure of the listener, to distinguish it from a failure of the workload. */
    private static final class ListenerFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ListenerFailure(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
