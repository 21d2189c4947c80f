package dev.lockstep.concurrent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the acts on one object can be put in an order, each at a moment between its question and its answer, in which
 * the object does what it would do if they came one after the other. This is the algorithm of Wing and Gong, with
 * Lowe's memory of the configurations that led nowhere.
 *
 * <p>A refused act is left out: it changed nothing. If it did, its value is read and nobody wrote it. A doubtful act
 * may come at any later moment, or never.
 */
final class Linearizability {

    private final SequentialObject object;
    private final List<Invocation> acts;
    private final Set<Configuration> dead = new HashSet<>();
    private int furthest;
    private Optional<Invocation> stuck = Optional.empty();

    /** The acts that have taken effect, and the state to which they led. */
    private record Configuration(BitSet done, String state) {}

    private Linearizability(SequentialObject object, List<Invocation> acts) {
        this.object = object;
        this.acts = acts;
    }

    /**
     * Returns why a history of one object is not linearizable; empty if it is.
     *
     * @param key the object
     * @param history the acts on it, each of which committed by itself
     */
    static Optional<String> violation(String key, List<Invocation> history) {
        List<Invocation> acts = history.stream()
                .filter(each -> !(each.reply() instanceof Reply.Refused))
                // A read without an answer shows nothing and changes nothing.
                .filter(each -> !(each.act() instanceof Act.Read && each.reply() instanceof Reply.Doubtful))
                .sorted((one, other) -> Long.compare(one.invoked(), other.invoked()))
                .toList();
        SequentialObject object = SequentialObject.of(key);
        Linearizability search = new Linearizability(object, acts);
        return search.leadsOn(new BitSet(), object.initial())
                ? Optional.empty()
                : Optional.of(key + ": no order of the acts explains "
                        + search.stuck.map(Invocation::toString).orElse("the history"));
    }

    private boolean leadsOn(BitSet done, String state) {
        if (remaining(done).allMatch(each -> each.reply() instanceof Reply.Doubtful)) {
            return true;
        }
        Configuration here = new Configuration((BitSet) done.clone(), state);
        if (dead.contains(here)) {
            return false;
        }
        long firstReturn = remaining(done)
                .filter(each -> !(each.reply() instanceof Reply.Doubtful))
                .mapToLong(Invocation::returned)
                .min()
                .orElse(Long.MAX_VALUE);
        for (int i = done.nextClearBit(0);
                i < acts.size() && acts.get(i).invoked() < firstReturn;
                i = done.nextClearBit(i + 1)) {
            Invocation next = acts.get(i);
            Optional<String> after = object.after(state, next.act(), next.reply());
            if (after.isEmpty()) {
                note(done, next);
                continue;
            }
            done.set(i);
            if (leadsOn(done, after.get())) {
                return true;
            }
            done.clear(i);
        }
        dead.add(here);
        return false;
    }

    /** The act that could not follow the longest order is the one to show to a person. */
    private void note(BitSet done, Invocation next) {
        if (stuck.isEmpty() || done.cardinality() > furthest) {
            furthest = done.cardinality();
            stuck = Optional.of(next);
        }
    }

    private Stream<Invocation> remaining(BitSet done) {
        List<Invocation> remaining = new ArrayList<>();
        for (int i = done.nextClearBit(0); i < acts.size(); i = done.nextClearBit(i + 1)) {
            remaining.add(acts.get(i));
        }
        return remaining.stream();
    }
}
