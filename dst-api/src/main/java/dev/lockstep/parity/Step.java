package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Noted;
import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays one step on all arms: the operation, its comparison, the model's change unless the reference refused, the
 * probes, and their comparison.
 */
final class Step {

    private final Arms arms;
    private final String reference;
    private final Normalisers normalisers;
    private final Judgement judgement;

    Step(Arms arms, String reference, Normalisers normalisers, Judgement judgement) {
        this.arms = arms;
        this.reference = reference;
        this.normalisers = normalisers;
        this.judgement = judgement;
    }

    /**
     * The parts of one step.
     *
     * @param number see {@link StepRecord#step}
     * @param operation the operation of the reference
     * @param apart the operations of the arms that are asked another one, by arm
     * @param advance changes the model, for the outcome of the reference
     * @param observing the reads of the state after the model has changed
     */
    record Question(
            long number,
            RecordedCommand command,
            SortedMap<String, Long> facts,
            Operation operation,
            SortedMap<String, Operation> apart,
            Expectation expectation,
            Consumer<Outcome> advance,
            Observing observing) {

        Operation of(String arm) {
            return apart.getOrDefault(arm, operation);
        }
    }

    /**
     * The reads of one step.
     *
     * @param drawn the channels that were drawn
     * @param isLast whether no step follows; asked after the model has changed
     * @param probes returns the reads over a channel, after the model has changed
     * @param sample returns the reads of the part that was drawn, over a channel, after the model has changed; none if
     *     everything is read, or if the channel has no reads of a part
     */
    record Observing(
            Observation drawn,
            BooleanSupplier isLast,
            Function<Channel, List<Probe>> probes,
            Function<Channel, List<Probe>> sample) {}

    /** The answers to reads, and the differences in them. */
    private record Seen(List<StepRecord.Probed> probed, List<Difference> differences) {
        boolean isBroken() {
            return probed.stream()
                    .flatMap(each -> each.outcomes().values().stream())
                    .anyMatch(Broken.class::isInstance);
        }
    }

    StepRecord take(Question question) throws InterruptedException {
        long began = System.nanoTime();
        SortedMap<String, Support> support = arms.support(question.command().kind(), question::of);
        boolean advanced = false;
        SortedMap<String, Pending.Answers> answers;
        if (Killed.concerns(question)) {
            Killed.Played killed = new Killed(arms, judgement, normalisers).play(question, support);
            answers = killed.answers();
            support = killed.support();
            advanced = killed.advanced();
        } else {
            answers = arms.apply(question::of, support);
        }
        SortedMap<String, Outcome> outcomes = outcomes(question::of, answers, 0);
        List<Difference> differences = new ArrayList<>(judgement.differences(
                question.operation(),
                question.expectation(),
                support,
                arms.tells(arm -> question.of(arm).kind()),
                outcomes));
        SortedMap<String, Long> nanos = new TreeMap<>();
        answers.forEach((arm, answer) -> nanos.put(arm, answer.nanos()));

        List<StepRecord.Probed> probed = new ArrayList<>();
        if (outcomes.values().stream().noneMatch(Broken.class::isInstance)) {
            if (!advanced) {
                question.advance().accept(outcomes.get(reference));
            }
            observeUnlessStopped(question.observing(), nanos, probed, differences);
        }
        return new StepRecord(
                question.number(),
                question.command(),
                question.facts(),
                question.operation(),
                question.apart(),
                question.expectation(),
                outcomes,
                List.copyOf(probed),
                List.copyOf(differences),
                nanos,
                System.nanoTime() - began,
                asked(answers));
    }

    private static SortedMap<String, List<String>> asked(SortedMap<String, Pending.Answers> answers) {
        SortedMap<String, List<String>> asked = new TreeMap<>();
        answers.forEach((arm, answer) -> {
            if (!answer.asked().isEmpty()) {
                asked.put(arm, answer.asked());
            }
        });
        return asked;
    }

    /**
     * Returns what each arm did for one of several reads. The words of an arm that did not note where each of them
     * begins are for all of them together, and say so.
     */
    private static SortedMap<String, List<String>> asked(
            SortedMap<String, Pending.Answers> answers, int question, int questions) {
        SortedMap<String, List<String>> asked = asked(answers);
        asked.replaceAll((arm, words) -> {
            List<List<String>> reads = answers.get(arm).reads();
            if (reads.size() == questions) {
                return reads.get(question);
            }
            List<String> all = new ArrayList<>(words);
            if (questions > 1) {
                all.add(Noted.together(questions));
            }
            return all;
        });
        asked.values().removeIf(List::isEmpty);
        return asked;
    }

    /** Whoever stops the walk now does not take away a difference that is already there. */
    private void observeUnlessStopped(
            Observing observing,
            SortedMap<String, Long> nanos,
            List<StepRecord.Probed> probed,
            List<Difference> differences)
            throws InterruptedException {
        try {
            observe(observing, nanos, probed, differences);
        } catch (InterruptedException e) {
            if (differences.isEmpty()) {
                throw e;
            }
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Observes the state by the channels that were drawn; the probes stand for a session that no arm has. A part is
     * read where one was drawn; the invariants look at the whole store, so they wait. The physical channel counts as
     * read only if there are reads of what is beside the rows. After a difference the whole state is always observed,
     * because it decides whether the walk can go on. After the last step the whole state is observed by every channel,
     * unless there already is a difference. After a kill the probes are always read, because acknowledged operations
     * may be gone.
     */
    private void observe(
            Observing observing,
            SortedMap<String, Long> nanos,
            List<StepRecord.Probed> probed,
            List<Difference> differences)
            throws InterruptedException {
        EnumSet<Channel> rest = EnumSet.noneOf(Channel.class);
        observing.drawn().channels().forEach(channel -> rest.add(arms.have(channel) ? channel : Channel.QUERY));
        if (differences.isEmpty() && !observing.sample().apply(Channel.QUERY).isEmpty()) {
            if (rest.contains(Channel.PHYSICAL)
                    && observing.sample().apply(Channel.PHYSICAL).isEmpty()) {
                rest.remove(Channel.PHYSICAL);
                rest.add(Channel.QUERY);
            }
            if (isBrokenByPart(rest, observing, nanos, probed, differences)) {
                return;
            }
            rest.clear();
        }
        if (!differences.isEmpty() || observing.drawn().kill().isPresent()) {
            rest.add(Channel.QUERY);
        }
        if (!rest.isEmpty() && arms.have(Channel.INSIDE)) {
            rest.add(Channel.INSIDE);
        }
        read(rest, observing, nanos, probed, differences);
        if (observing.isLast().getAsBoolean() && differences.isEmpty()) {
            EnumSet<Channel> others = EnumSet.copyOf(Observation.FULL.channels());
            others.removeAll(rest);
            others.add(Channel.INSIDE);
            others.removeIf(channel -> !arms.have(channel));
            read(others, observing, nanos, probed, differences);
        }
    }

    /** Reads a part of the state over each channel, and returns whether an arm did not answer. */
    private boolean isBrokenByPart(
            Set<Channel> channels,
            Observing observing,
            SortedMap<String, Long> nanos,
            List<StepRecord.Probed> probed,
            List<Difference> differences)
            throws InterruptedException {
        for (Channel channel : channels) {
            Seen seen = read(channel, observing.sample().apply(channel), nanos);
            seen.probed().forEach(each -> probed.add(each.ofPart()));
            differences.addAll(seen.differences());
            if (seen.isBroken()) {
                return true;
            }
        }
        return false;
    }

    private void read(
            Set<Channel> channels,
            Observing observing,
            SortedMap<String, Long> nanos,
            List<StepRecord.Probed> probed,
            List<Difference> differences)
            throws InterruptedException {
        for (Channel channel : channels) {
            Seen seen = read(channel, probes(channel, observing), nanos);
            probed.addAll(seen.probed());
            differences.addAll(seen.differences());
            if (seen.isBroken()) {
                return;
            }
        }
    }

    /** After the last step all invariants are looked at, and after the others only the cheap ones. */
    private List<Probe> probes(Channel channel, Observing observing) {
        return channel == Channel.INSIDE
                ? arms.invariants(!observing.isLast().getAsBoolean())
                : observing.probes().apply(channel);
    }

    private Seen read(Channel channel, List<Probe> probes, SortedMap<String, Long> nanos) throws InterruptedException {
        List<StepRecord.Probed> probed = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        if (probes.isEmpty()) {
            return new Seen(probed, differences);
        }
        SortedMap<String, Support> support = arms.support(channel);
        support.replaceAll((arm, offered) ->
                offered.level() == Support.Level.OFFERED ? offered : Support.unsupported(offered.reason()));
        SortedMap<String, Pending.Answers> answers =
                arms.read(channel, probes.stream().map(Probe::query).toList());
        answers.forEach((arm, answer) -> nanos.merge(arm, answer.nanos(), Long::sum));
        SortedMap<String, Set<Facet>> tells = arms.tells(arm -> OperationKind.QUERY);
        if (channel == Channel.INSIDE) {
            // No driver answers these reads.
            tells.replaceAll((arm, facets) -> Set.of());
        }
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            SortedMap<String, Outcome> outcomes = outcomes(arm -> probe.query(), answers, i);
            List<Difference> found = judgement.differences(
                    probe.query(), probe.expectation(), looking(support, outcomes), tells, outcomes);
            found.forEach(difference -> differences.add(difference.under(channel, probe.name())));
            probed.add(new StepRecord.Probed(
                    channel,
                    probe,
                    outcomes,
                    found.isEmpty(),
                    false,
                    found.isEmpty() ? Collections.emptySortedMap() : asked(answers, i, probes.size())));
        }
        return new Seen(probed, differences);
    }

    /**
     * An arm that turns out not to offer a read, as one does whose release lacks what an invariant needs, is left out.
     */
    private static SortedMap<String, Support> looking(
            SortedMap<String, Support> declared, SortedMap<String, Outcome> outcomes) {
        SortedMap<String, Support> support = new TreeMap<>(declared);
        outcomes.forEach((arm, outcome) -> {
            if (outcome instanceof Outcome.Unsupported left) {
                support.put(arm, Support.unsupported(left.reason()));
            }
        });
        return support;
    }

    /** Looks into the stores that a walk has left, by all invariants. */
    StepRecord lookedInto(StepRecord last) throws InterruptedException {
        Seen seen = read(Channel.INSIDE, arms.invariants(false), new TreeMap<>());
        return last.afterwards(seen.probed(), seen.differences());
    }

    /**
     * Reads the state over the afterlife, whose arms these are.
     *
     * @param last the last step of the walk
     * @param probes the reads
     */
    StepRecord afterlife(StepRecord last, List<Probe> probes) throws InterruptedException {
        Seen seen = read(Channel.AFTERLIFE, probes, new TreeMap<>());
        return last.afterwards(seen.probed(), seen.differences());
    }

    /**
     * Reads the state over every channel that a step may be observed by, and returns the first difference that any arm
     * shows; empty if all arms are in the model's state.
     *
     * @param probes returns the reads over a channel
     */
    Optional<Difference> firstDifference(Function<Channel, List<Probe>> probes) throws InterruptedException {
        for (Channel channel : Observation.FULL.channels()) {
            List<Difference> differences =
                    read(channel, probes.apply(channel), new TreeMap<>()).differences();
            if (!differences.isEmpty()) {
                return Optional.of(differences.get(0));
            }
        }
        return Optional.empty();
    }

    private SortedMap<String, Outcome> outcomes(
            Function<String, Operation> asked, SortedMap<String, Pending.Answers> answers, int question) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        answers.forEach((arm, answer) -> outcomes.put(
                arm, normalisers.normalise(asked.apply(arm), answer.outcomes().get(question))));
        return outcomes;
    }
}
