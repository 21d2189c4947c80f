package dev.lockstep.parity;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Facet;
import dev.lockstep.op.OperationKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts that cannot be compared on an arm, because its provider does not declare it.
 *
 * @param facets the facets that another arm tells of some operation and this one does not
 * @param believed the kinds of maintenance that leave no evidence on this arm
 */
public record Untold(List<Facet> facets, List<OperationKind> believed) {

    public Untold {
        facets = List.copyOf(facets);
        believed = List.copyOf(believed);
    }

    /** Returns it for one of the arms of a walk. */
    public static Untold of(ArmPlan arm, List<ArmPlan> all) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        all.forEach(other -> facets.addAll(told(other.provider())));
        facets.removeAll(told(arm.provider()));
        List<OperationKind> believed = Arrays.stream(OperationKind.values())
                .filter(OperationKind::isMaintenance)
                .filter(kind -> arm.provider().support(kind).level() != Support.Level.UNSUPPORTED
                        && arm.provider().evidence(kind) == Evidence.NONE)
                .toList();
        return new Untold(List.copyOf(facets), believed);
    }

    private static Set<Facet> told(BackendProvider provider) {
        Set<Facet> told = EnumSet.noneOf(Facet.class);
        Stream.of(OperationKind.values()).forEach(kind -> told.addAll(provider.tells(kind)));
        return told;
    }
}
