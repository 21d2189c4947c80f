package dev.lockstep.strike;

import dev.lockstep.backend.Backend;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Comparison;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two states in which a store may be when an operation was in flight, as the model predicts them.
 *
 * @param before the reads of the state without the operation
 * @param after the reads of the state with it
 * @param normalisers the workload's normalisers
 */
record Sides(List<Probe> before, List<Probe> after, Normalisers normalisers) {

    Sides {
        before = predicted(before);
        after = predicted(after);
    }

    /** A read that nobody predicts says nothing about the side. */
    private static List<Probe> predicted(List<Probe> probes) {
        return probes.stream().filter(probe -> probe.expected().isPresent()).toList();
    }

    /** Whether a look can tell the sides apart. */
    boolean differ() {
        return !before.equals(after);
    }

    /** The state that a look has shown. */
    enum State {
        BEFORE,
        AFTER,
        /** Both, because the operation changes nothing. */
        SAME,
        NEITHER,
        UNREAD
    }

    /**
     * The result of a look.
     *
     * @param sign the class of the refusal, if the store could not be read
     * @param how the first read that is wrong, or the refusal
     * @param hangs whether the store was neither read nor refused in time
     */
    record Look(State state, String sign, String how, boolean hangs) {

        Look(State state, String sign, String how) {
            this(state, sign, how, false);
        }

        /** A store that could not be used. */
        static Look refused(String why) {
            return new Look(State.UNREAD, Sign.in(why), why);
        }

        /** Returns this look, or a refusal if the store could not be left after it. */
        Look left(Optional<String> notLeft) {
            return notLeft.map(why -> refused("it was " + state + " and could not be left: " + why))
                    .orElse(this);
        }
    }

    Look look(Backend arm) throws InterruptedException {
        LinkedHashSet<Operation.Query> queries = new LinkedHashSet<>();
        Stream.concat(before.stream(), after.stream()).map(Probe::query).forEach(queries::add);
        List<Operation.Query> asked = List.copyOf(queries);
        List<Outcome> outcomes = arm.read(asked);
        Map<Operation.Query, Outcome> answers = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.Rows)) {
                return new Look(
                        State.UNREAD,
                        Sign.of(outcomes.get(i)),
                        outcomes.get(i).toString(),
                        Strike.hangs(outcomes.get(i)));
            }
            answers.put(asked.get(i), normalisers.normalise(asked.get(i), outcomes.get(i)));
        }
        Optional<String> notBefore = firstWrong(before, answers);
        Optional<String> notAfter = firstWrong(after, answers);
        if (notBefore.isEmpty() || notAfter.isEmpty()) {
            State state = notBefore.isPresent() ? State.AFTER : notAfter.isPresent() ? State.BEFORE : State.SAME;
            return new Look(state, "", "");
        }
        return new Look(State.NEITHER, "", "against before: " + notBefore.get() + "; against after: " + notAfter.get());
    }

    private Optional<String> firstWrong(List<Probe> state, Map<Operation.Query, Outcome> answers) {
        for (Probe probe : state) {
            Outcome expected = normalisers.normalise(
                    probe.query(), new Outcome.Rows(probe.expected().orElseThrow()));
            Outcome answer = answers.get(probe.query());
            if (!Comparison.meets(
                    probe.query(),
                    Expectation.returns(
                            ((Outcome.Rows) expected).rows(), probe.query().ordered()),
                    answer)) {
                return Optional.of("the read " + probe.name() + " must be " + expected + " and is " + answer);
            }
        }
        return Optional.empty();
    }
}
