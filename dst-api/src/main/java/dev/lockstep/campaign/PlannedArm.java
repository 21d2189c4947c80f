package dev.lockstep.campaign;

import dev.lockstep.assembly.Lineup;
import dev.lockstep.parity.Untold;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One arm of every walk of a campaign, as its report names it.
 *
 * @param name its name, as {@code --arms} gave it
 * @param reference whether the others are compared with it
 * @param version the version of the system
 * @param client the version of its client
 * @param jars the digest of the jars of both
 * @param untold what cannot be compared on it
 */
record PlannedArm(String name, boolean reference, String version, String client, String jars, Untold untold) {

    static List<PlannedArm> of(Lineup lineup) {
        return lineup.arms().stream()
                .map(arm -> new PlannedArm(
                        arm.name(),
                        arm.name().equals(lineup.reference()),
                        arm.engine().version(),
                        arm.client().version(),
                        "",
                        Untold.of(arm, lineup.arms())))
                .toList();
    }

    /** Returns the arms with the digests of their jars, which take a moment to compute. */
    static List<PlannedArm> digested(Lineup lineup) {
        List<PlannedArm> arms = of(lineup);
        return IntStream.range(0, arms.size())
                .mapToObj(i -> {
                    PlannedArm arm = arms.get(i);
                    String engine = lineup.arms().get(i).engine().sha256();
                    String client = lineup.arms().get(i).client().sha256();
                    return new PlannedArm(
                            arm.name,
                            arm.reference,
                            arm.version,
                            arm.client,
                            engine.equals(client) ? engine : engine + "/" + client,
                            arm.untold);
                })
                .toList();
    }
}
