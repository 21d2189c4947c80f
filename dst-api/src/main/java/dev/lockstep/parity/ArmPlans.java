package dev.lockstep.parity;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The arms that take part in a walk, in a fixed order: the reference first, then the others by name. The order in which
 * somebody typed them therefore influences neither a report nor a verdict.
 *
 * @param reference the name of the arm that the others are compared with
 * @param all the arms
 * @param asked the surroundings that were asked for or drawn: those of {@link #HERE}, and of the arms that
 *     {@linkplain dev.lockstep.backend.BackendProvider#runsApart run apart}, by name
 */
public record ArmPlans(String reference, List<ArmPlan> all, SortedMap<String, Surroundings> asked) {

    /**
     * The name of this process among the surroundings. Every engine without a separate process runs in it, and so does
     * the client of every server.
     */
    public static final String HERE = "here";

    /** Puts the arms in order, in the surroundings that they have. */
    public ArmPlans(String reference, List<ArmPlan> all) {
        this(reference, all, new TreeMap<>());
    }

    /**
     * Puts the arms in order.
     *
     * @throws IllegalArgumentException if the reference is not one of the arms, or if two arms have the same name
     */
    public ArmPlans {
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
        List<ArmPlan> ordered = new ArrayList<>();
        for (ArmPlan arm : all) {
            Surroundings others = asked.get(arm.process());
            ordered.add(others == null ? arm : arm.in(others));
        }
        ordered.sort(Comparator.comparing((ArmPlan arm) -> !arm.name().equals(reference))
                .thenComparing(ArmPlan::name));
        if (ordered.isEmpty() || !ordered.get(0).name().equals(reference)) {
            throw new IllegalArgumentException("the reference " + reference + " is not one of the arms "
                    + ordered.stream().map(ArmPlan::name).toList());
        }
        Set<String> names = new HashSet<>();
        for (ArmPlan arm : ordered) {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("two arms are called " + arm.name());
            }
        }
        all = List.copyOf(ordered);
    }

    /** Returns the surroundings in which this process plays the walk. */
    Surroundings here() {
        return asked.getOrDefault(HERE, Surroundings.ofThisProcess());
    }

    /** Returns the names of the arms. */
    public List<String> names() {
        return all.stream().map(ArmPlan::name).toList();
    }

    /** Returns the system under test. */
    public SystemUnderTest system() {
        return first().engine().system();
    }

    /** Returns the full name of the system under test, for people. */
    public String title() {
        return system().title();
    }

    ArmPlan first() {
        return all.get(0);
    }

    /**
     * Returns the arms that are a second opening of the reference. A difference between the reference and such an arm
     * is random.
     */
    Set<String> twins() {
        return all.stream()
                .filter(arm -> arm != first() && arm.sameBut(first()))
                .map(ArmPlan::name)
                .collect(Collectors.toSet());
    }
}
