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

    public Outcome normalise(Operation operation, Outcome outcome) {
        Outcome current = outcome;
        for (Normaliser normaliser : normalisers) {
            Outcome next = normaliser.normalise(operation, current);
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
