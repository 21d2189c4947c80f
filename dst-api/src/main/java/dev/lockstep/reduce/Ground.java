package dev.lockstep.reduce;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Channel;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.workload.Workload;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts that the trials of findings have in common with the walks that found them.
 *
 * @param workload the workload of the commands
 * @param lineup the arms of the walks
 * @param known the known differences, which are in force in trials too
 * @param today the day that decides which of them have expired
 * @param limits the time limits of the walks
 * @param interruption tells whether somebody stops this process
 */
public record Ground<M>(
        Workload<M> workload,
        Lineup lineup,
        KnownList known,
        LocalDate today,
        Limits limits,
        Interruption interruption) {

    /** Returns the arms of a walk; a second opening of the reference shows only noise. */
    ArmPlans arms(long seed) {
        ArmPlans all = lineup.plans(seed);
        return some(all, all.all().stream().filter(arm -> !arm.twin()).toList());
    }

    /** Returns the reference and some of the other arms, which are read only as far as a finding needs it. */
    ArmPlans arms(long seed, FoundWalk<M> found, Wanted wanted) {
        ArmPlans all = arms(seed);
        Set<String> disagreeing = found.disagreeing();
        return some(
                all,
                all.all().stream()
                        .filter(arm -> arm.name().equals(all.reference()) || disagreeing.contains(arm.name()))
                        .map(arm -> new ArmPlan(
                                arm.name(),
                                new OnlyChannels(arm.provider(), wanted.channels()),
                                arm.engine(),
                                arm.client(),
                                arm.settings(),
                                arm.surroundings(),
                                false,
                                wanted.channels().contains(Channel.INSIDE) ? arm.insider() : Optional.empty()))
                        .toList());
    }

    private static ArmPlans some(ArmPlans all, List<ArmPlan> arms) {
        return new ArmPlans(all.reference(), arms, all.asked());
    }

    /** Returns the limits of a trial, which need not exercise anything. */
    Limits limits(boolean keepsGoing) {
        return Limits.of(limits.operationTimeout())
                .startingWithin(limits.startTimeout())
                .goingOn(keepsGoing)
                .incomplete();
    }
}
