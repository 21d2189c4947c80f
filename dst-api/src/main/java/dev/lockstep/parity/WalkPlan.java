package dev.lockstep.parity;

import dev.lockstep.stream.CommandFileHeader;
import dev.lockstep.stream.CommandStream;
import java.nio.file.Path;

/**
 * Everything that determines a walk.
 *
 * @param stream the commands
 * @param arms the arms
 * @param limits the limits of the walk
 * @param allowlist the allow-listed differences
 * @param folder the folder in which the arms' folders are created
 */
public record WalkPlan<M>(CommandStream<M> stream, ArmPlans arms, Limits limits, Allowlist allowlist, Path folder) {

    /** Returns the first line of the file in which the commands are recorded. */
    public CommandFileHeader header() {
        return stream.header(arms.system()).goingOn(limits.keepGoing()).in(arms.asked());
    }

    /** Returns the same plan with these differences allow-listed. */
    public WalkPlan<M> allowing(Allowlist allowed) {
        return new WalkPlan<>(stream, arms, limits, allowed, folder);
    }
}
