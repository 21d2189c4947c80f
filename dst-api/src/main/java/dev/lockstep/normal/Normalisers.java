package dev.lockstep.normal;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The normalisers of one walk, applied in their order to every outcome alike, with a count of what each changed. */
public final class Normalisers {

    private final List<Normaliser> normalisers;
    private final SortedMap<String, Long> hits = new TreeMap<>();

    /** @throws IllegalArgumentException when two have one id */
    public Normalisers(List<Normaliser> normalisers) {
        this.normalisers = List.copyOf(normalisers);
        for (Normaliser normaliser : normalisers) {
            if (hits.put(normaliser.id(), 0L) != null) {
                throw new IllegalArgumentException("two normalisers are called " + normaliser.id());
            }
        }
    }

    /**
     * The outcome as it is compared. One that is no answer is left as it is: there is nothing in it to compare, and nothing
     * may make an answer of it.
     *
     * @throws IllegalStateException when a normaliser makes another kind of outcome of one, and so would hide a refusal
     */
    public Outcome normalise(Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Broken || outcome instanceof Outcome.Unsupported) {
            return outcome;
        }
        Outcome current = outcome;
        for (Normaliser normaliser : normalisers) {
            Outcome next = normaliser.normalise(operation, current);
            if (next.getClass() != current.getClass()) {
                throw new IllegalStateException("the normaliser " + normaliser.id() + " made "
                        + next.getClass().getSimpleName() + " of "
                        + current.getClass().getSimpleName()
                        + "; it may change what is in an outcome, and not which kind it is");
            }
            if (!next.equals(current)) {
                hits.merge(normaliser.id(), 1L, Long::sum);
            }
            current = next;
        }
        return current;
    }

    /** How many outcomes each has changed, by id; zero for one that changed none. */
    public SortedMap<String, Long> hits() {
        return new TreeMap<>(hits);
    }

    public List<Normaliser> all() {
        return normalisers;
    }
}
