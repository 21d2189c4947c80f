package dev.lockstep.report;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.StepRecord;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which sides of a finding stand alone, so that a reader knows where to look first. */
public final class Minority {

    private Minority() {}

    /** Returns the arms that stand alone in a step, or {@link Difference#MODEL} if all arms agree against it. */
    public static List<String> of(StepRecord step) {
        return of(step.outcomes().keySet(), step.differences());
    }

    /**
     * Returns the arms that stand alone, or {@link Difference#MODEL} if all arms agree against it. The model decides as
     * long as an arm agrees with it; otherwise the smaller group of arms stands alone.
     *
     * @param arms all arms of the step
     * @param differences the differences of the step
     */
    public static List<String> of(Collection<String> arms, List<Difference> differences) {
        SortedSet<String> againstModel = new TreeSet<>();
        SortedSet<String> againstArms = new TreeSet<>();
        SortedSet<String> bases = new TreeSet<>();
        for (Difference difference : differences) {
            if (difference.reference().equals(Difference.MODEL)) {
                againstModel.add(difference.deviating());
            } else {
                againstArms.add(difference.deviating());
                bases.add(difference.reference());
            }
        }
        if (againstArms.isEmpty()) {
            boolean all = arms.size() > 1 && againstModel.containsAll(arms);
            return all ? List.of(Difference.MODEL) : List.copyOf(againstModel);
        }
        if (againstModel.stream().noneMatch(bases::contains)) {
            return List.copyOf(againstArms);
        }
        if (!againstModel.containsAll(arms)) {
            return List.copyOf(againstModel);
        }
        SortedSet<String> rest = new TreeSet<>(arms);
        rest.removeAll(againstArms);
        return List.copyOf(rest.size() < againstArms.size() ? rest : againstArms);
    }
}
