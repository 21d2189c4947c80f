package dev.lockstep.parity;

import dev.lockstep.stream.CommandSource;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that decides how a walk goes.
 *
 * <p>The arms are put in one order, the reference first and the others by name, so that the order in which somebody typed
 * them reaches neither a report nor a verdict.
 *
 * @param commands where the commands come from
 * @param kinds the alphabet that the walk is judged on
 * @param recorded whether the commands come from a file that a person may have edited
 * @param reference the name of the arm that the others are held against
 * @param operationTimeout how long one operation may take
 * @param keepGoing whether the walk goes on after a finding that left all arms in the model's state
 * @param allowlist the differences that somebody has signed for
 * @param folder where the arms' folders are made
 */
public record WalkPlan<M>(
        SystemUnderTest system,
        Workload<M> workload,
        CommandSource<M> commands,
        List<CommandKind<M>> kinds,
        boolean recorded,
        String reference,
        List<ArmPlan> arms,
        Duration operationTimeout,
        boolean keepGoing,
        Allowlist allowlist,
        Path folder) {

    public WalkPlan {
        List<ArmPlan> ordered = new ArrayList<>(arms);
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
        arms = List.copyOf(ordered);
        kinds = List.copyOf(kinds);
    }

    /** A plan in which nobody has signed for anything. */
    public WalkPlan(
            SystemUnderTest system,
            Workload<M> workload,
            CommandSource<M> commands,
            List<CommandKind<M>> kinds,
            boolean recorded,
            String reference,
            List<ArmPlan> arms,
            Duration operationTimeout,
            boolean keepGoing,
            Path folder) {
        this(
                system,
                workload,
                commands,
                kinds,
                recorded,
                reference,
                arms,
                operationTimeout,
                keepGoing,
                Allowlist.NONE,
                folder);
    }

    /** The same plan, with these differences signed for. */
    public WalkPlan<M> allowing(Allowlist allowlist) {
        return new WalkPlan<>(
                system,
                workload,
                commands,
                kinds,
                recorded,
                reference,
                arms,
                operationTimeout,
                keepGoing,
                allowlist,
                folder);
    }

    /** The arms that are the reference once more: what differs between it and one of these is chance. */
    Set<String> twins() {
        ArmPlan original = arms.get(0);
        return arms.stream()
                .filter(arm -> arm != original && arm.sameBut(original))
                .map(ArmPlan::name)
                .collect(Collectors.toSet());
    }
}
