package dev.lockstep.normal;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The normalisers of one walk, applied in order to every outcome alike, with a count of the outcomes that each one
 * changed.
 */
public final class Normalisers {

    private final List<Normaliser> normalisers;
    private final SortedMap<String, Long> hits = new TreeMap<>();

    /**
     * Creates the chain.
     *
     * @throws IllegalArgumentException if two normalisers have the same id
     */
    public Normalisers(List<Normaliser> normalisers) {
        this.normalisers = List.copyOf(normalisers);
        for (Normaliser normaliser : normalisers) {
            if (hits.put(normaliser.id(), 0L) != null) {
                throw new IllegalArgumentException("two normalisers are called " + normaliser.id());
            }
        }
    }

    /**
     * Returns the outcome in the form in which it is compared. {@code Broken} and {@code Unsupported} stay as they are:
     * they contain nothing to compare, and no normaliser may turn them into an answer.
     *
     * @throws IllegalStateException if a normaliser changes the kind of an outcome, because that would hide a refusal
     */
    public Outcome normalise(Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Broken || outcome instanceof Outcome.Unsupported) {
            return outcome;
        }
        Outcome current = outcome;
        for (Normaliser normaliser : normalisers) {
            Outcome next = normaliser.normalise(operation, current);
            if (next.getClass() != current.getClass()) {
                throw new IllegalStateException("the normaliser " + normaliser.id() + " turned "
                        + current.getClass().getSimpleName() + " into "
                        + next.getClass().getSimpleName()
                        + "; a normaliser may change the contents of an outcome, but not its kind");
            }
            if (!next.equals(current)) {
                hits.merge(normaliser.id(), 1L, Long::sum);
            }
            current = next;
        }
        return current;
    }

    /** Returns the number of outcomes that each normaliser changed, by id; zero if it changed none. */
    public SortedMap<String, Long> hits() {
        return new TreeMap<>(hits);
    }

    public List<Normaliser> all() {
        return normalisers;
    }
}
