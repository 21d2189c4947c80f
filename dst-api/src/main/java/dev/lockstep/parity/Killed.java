package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A step in which every engine is killed while it does the operation, or just after it.
 *
 * <p>An arm that had no time to answer is in doubt: the operation is there or it is not, and which of the two depends
 * on the moment. Reads of the whole state find out. Then all arms are brought to the same side, and that is always the
 * side with the operation: the walk has one model, and an arm that lacks the operation can be asked again, while
 * nothing takes it back. So the state after the step, and with it the next command, does not depend on the moment. An
 * arm that has the operation is not compared in this step, because it gave no answer. An arm that is in neither state
 * is a finding.
 */
final class Killed {

    /**
     * The outcomes that a kill explains, if it fell. A lost launcher, a backend that breaks its contract and a server
     * that hangs it does not; and an engine that dies by itself, before the kill or in this process, is a finding.
     */
    private static final Set<Broken.Cause> IN_DOUBT =
            EnumSet.of(Broken.Cause.DIED, Broken.Cause.GARBAGE, Broken.Cause.CUT_OFF);

    private final Arms arms;
    private final Judgement judgement;
    private final Normalisers normalisers;

    Killed(Arms arms, Judgement judgement, Normalisers normalisers) {
        this.arms = arms;
        this.judgement = judgement;
        this.normalisers = normalisers;
    }

    /**
     * The step as it is judged.
     *
     * @param answers the answers, some of them to a second question
     * @param support the support, without the arms that gave no answer and have the operation
     * @param advanced whether the model is behind the operation already
     */
    record Played(SortedMap<String, Pending.Answers> answers, SortedMap<String, Support> support, boolean advanced) {}

    /**
     * Whether a kill can be resolved: the model must predict the operation, and nothing else than the state may tell
     * whether it was done.
     */
    static boolean concerns(Step.Question question) {
        boolean plain = switch (question.operation().kind()) {
            case MUTATE, LOAD, QUERY, ASK, CALL, TRANSACTION, EXECUTE, BATCH, SHAPED -> true;
            case OPTIMIZE, REPAIR, REOPEN, RESTART, BACKUP, EXPORT, RESTORE, SESSION, CONTROL -> false;
        };
        return plain
                && question.observing().drawn().kill().isPresent()
                && !(question.expectation() instanceof Expectation.Agrees);
    }

    Played play(Step.Question question, SortedMap<String, Support> support) throws InterruptedException {
        int moment = question.observing().drawn().kill().orElseThrow();
        List<Probe> before = state(question);
        SortedMap<String, Pending.Answers> answers = arms.applyKilled(question::of, support, moment);
        List<String> inDoubt = answers.entrySet().stream()
                .filter(answer -> isInDoubt(answer.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (inDoubt.isEmpty()) {
            return new Played(answers, support, false);
        }
        question.advance().accept(expected(question.expectation()));
        List<Probe> after = state(question);
        SortedMap<String, Support> left = new TreeMap<>(support);
        for (String arm : inDoubt) {
            resolve(question.of(arm), arm, before, after, answers, left);
        }
        return new Played(answers, left, true);
    }

    private static boolean isInDoubt(Pending.Answers answers) {
        return answers.killed()
                && answers.outcomes().get(0) instanceof Broken broken
                && IN_DOUBT.contains(broken.cause());
    }

    private static List<Probe> state(Step.Question question) {
        return Stream.of(Channel.QUERY, Channel.PHYSICAL)
                .flatMap(channel -> question.observing().probes().apply(channel).stream())
                .filter(probe -> probe.expected().isPresent())
                .toList();
    }

    /** Only whether it is a refusal decides what becomes of the model. */
    private static Outcome expected(Expectation expectation) {
        return expectation instanceof Expectation.Refuses refuses
                ? new Outcome.Refused(refuses.refusal(), "", "")
                : Outcome.Done.UNCOUNTED;
    }

    private void resolve(
            Operation operation,
            String arm,
            List<Probe> before,
            List<Probe> after,
            SortedMap<String, Pending.Answers> answers,
            SortedMap<String, Support> support)
            throws InterruptedException {
        Pending.Answers killed = answers.get(arm);
        Map<Operation.Query, Outcome> state = read(arm, before, after);
        boolean without = is(arm, state, before);
        boolean with = is(arm, state, after);
        if (without) {
            Pending.Answers again = arms.apply(arm, operation, support.get(arm));
            String resolved = with
                    ? "the operation changes nothing, so it is asked again"
                    : "the operation is not there, so it is asked again";
            answers.put(arm, told(killed, resolved, again.outcomes().get(0), again.asked()));
        } else if (with) {
            String resolved = "killed before it answered, and the operation is there";
            support.put(arm, Support.unsupported(resolved));
            answers.put(arm, told(killed, resolved, new Outcome.Unsupported(resolved), List.of()));
        } else {
            String wrong = state.values().stream().allMatch(Outcome.Rows.class::isInstance)
                    ? "after a kill the store is neither as before the operation nor as after it"
                    : "after a kill the store cannot be read";
            answers.put(
                    arm, told(killed, wrong, new Broken(Broken.Cause.UNPROVEN, wrong, true, texts(state)), List.of()));
        }
    }

    private Map<Operation.Query, Outcome> read(String arm, List<Probe> before, List<Probe> after)
            throws InterruptedException {
        LinkedHashSet<Operation.Query> queries = new LinkedHashSet<>();
        Stream.concat(before.stream(), after.stream()).map(Probe::query).forEach(queries::add);
        List<Operation.Query> asked = List.copyOf(queries);
        List<Outcome> outcomes = arms.read(arm, asked).outcomes();
        Map<Operation.Query, Outcome> state = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            state.put(asked.get(i), normalisers.normalise(asked.get(i), outcomes.get(i)));
        }
        return state;
    }

    private boolean is(String arm, Map<Operation.Query, Outcome> state, List<Probe> probes) {
        return probes.stream()
                .allMatch(probe -> judgement
                        .differences(
                                probe.query(),
                                probe.expectation(),
                                Map.of(arm, Support.OFFERED),
                                Map.of(arm, Set.of()),
                                new TreeMap<>(Map.of(arm, state.get(probe.query()))))
                        .isEmpty());
    }

    private static Map<String, String> texts(Map<Operation.Query, Outcome> state) {
        Map<String, String> texts = new TreeMap<>();
        state.forEach((query, outcome) -> texts.put(query.text(" "), outcome.toString()));
        return texts;
    }

    private static Pending.Answers told(
            Pending.Answers killed, String resolved, Outcome outcome, List<String> askedAgain) {
        List<String> asked = new ArrayList<>(killed.asked());
        asked.add(resolved);
        asked.addAll(askedAgain);
        return new Pending.Answers(List.of(outcome), killed.nanos(), List.copyOf(asked), List.of(), killed.killed());
    }
}
