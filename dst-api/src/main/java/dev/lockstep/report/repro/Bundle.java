package dev.lockstep.report.repro;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import java.util.List;
import java.util.Optional;

/**
 * One finding with the reproducer of each arm.
 *
 * @param title the finding in a sentence; empty if its walk does not have it
 * @param story the steps
 * @param arms the arms, the reference first
 * @param all the arms of the walk
 */
record Bundle(Optional<String> title, Story story, List<Armed> arms, ArmPlans all) {

    /**
     * An arm of the bundle.
     *
     * @param plan the arm
     * @param folder the name of its folder
     * @param reproduced its files; empty if its transport brings no reproducer
     */
    record Armed(ArmPlan plan, String folder, Optional<Reproduced> reproduced) {

        /** Returns the name of the file that lists the jars of the arm's version. */
        String jars() {
            return jars(plan.engine().version());
        }

        /** Returns the name of the file that lists the jars of the client's version. */
        String clientJars() {
            return jars(plan.client().version());
        }

        private static String jars(String version) {
            return "jars-" + plain(version) + ".txt";
        }
    }

    static Bundle of(Optional<String> title, Story story, ArmPlans arms) {
        List<Armed> armed = arms.all().stream()
                .filter(arm -> !arm.twin())
                .map(arm -> new Armed(
                        arm,
                        plain(arm.name()),
                        arm.provider().reproducer().map(own -> own.reproduce(story.of(arm, arms)))))
                .toList();
        return new Bundle(title, story, armed, arms);
    }

    /** Returns the arms whose transport brings a reproducer. */
    List<Armed> played() {
        return arms.stream().filter(arm -> arm.reproduced().isPresent()).toList();
    }

    /** Returns a name that every file system and shell takes as it is. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._@-]", "_");
    }
}
