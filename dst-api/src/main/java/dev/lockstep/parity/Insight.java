package dev.lockstep.parity;

import dev.lockstep.backend.Backend;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.Probe;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The invariants of one arm as reads over the channel {@code inside}. The answer to a read is the list of violations,
 * and the expected answer is the empty list, so a violation is a difference from the model like any other.
 */
public final class Insight {

    private static final String INVARIANT = "INVARIANT";

    private final Map<String, Invariant<?>> invariants = new LinkedHashMap<>();
    private final SortedMap<String, Coverage.Looks> looks = new TreeMap<>();

    /**
     * Prepares the invariants of one arm.
     *
     * @throws UnsoundBackendException if two invariants have one name
     */
    public Insight(Class<?> provider, Collection<? extends Invariant<?>> all) {
        for (Invariant<?> invariant : all) {
            if (invariants.put(invariant.name(), invariant) != null) {
                throw new UnsoundBackendException(provider.getName() + ".invariants() has two invariants called "
                        + invariant.name() + "; give each a name");
            }
            looks.put(invariant.name(), new Coverage.Looks(0, 0, ""));
        }
    }

    /**
     * Returns the reads that look by the invariants.
     *
     * @param cheap whether only by those that are looked at after each step
     */
    public List<Probe> probes(boolean cheap) {
        return invariants.values().stream()
                .filter(invariant -> invariant.isCheap() || !cheap)
                .map(invariant -> new Probe(
                        invariant.name(),
                        Operation.orderedQuery(
                                INVARIANT,
                                List.of(new Column("violation", ValueKind.TEXT, "'" + invariant.name() + "'")),
                                ""),
                        List.of()))
                .toList();
    }

    /** Answers one of the reads. */
    public Outcome look(Operation.Query query, Backend backend) {
        String expression = query.columns().get(0).expression();
        Invariant<?> invariant = invariants.get(expression.substring(1, expression.length() - 1));
        return invariant == null
                ? new Outcome.Unsupported("the arm does not have this invariant")
                : looked(invariant, backend);
    }

    private <S> Outcome looked(Invariant<S> invariant, Backend backend) {
        Look look = new Look();
        try {
            var store = backend.inside(invariant.view());
            if (store.isEmpty()) {
                String why =
                        "the arm does not show its store as " + invariant.view().getSimpleName()
                                + "; its engine's release or this operating system may lack what that needs";
                looks.merge(invariant.name(), new Coverage.Looks(0, 0, why), Coverage.Looks::and);
                return new Outcome.Unsupported(why);
            }
            invariant.look(store.get(), look);
        } catch (LinkageError | NoSuchFieldException | NoSuchMethodException | ClassNotFoundException e) {
            String why = "the engine's release lacks what it needs: " + e.getMessage();
            looks.merge(invariant.name(), new Coverage.Looks(0, 0, why), Coverage.Looks::and);
            return new Outcome.Unsupported(why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Broken.of(Broken.Cause.DIED, "the look of the invariant '" + invariant.name() + "' was interrupted");
        } catch (Exception | AssertionError | StackOverflowError e) {
            return Broken.of(
                    Broken.Cause.DIED,
                    "the invariant '" + invariant.name() + "' cannot read the store: " + Sentences.thrown(e));
        }
        looks.merge(invariant.name(), new Coverage.Looks(1, look.things(), ""), Coverage.Looks::and);
        return new Outcome.Rows(look.violations().stream()
                .map(violation -> Row.of(Cell.text(violation)))
                .toList());
    }

    /** Returns how often the arm was looked into, by the name of the invariant. */
    public SortedMap<String, Coverage.Looks> looks() {
        return new TreeMap<>(looks);
    }
}
