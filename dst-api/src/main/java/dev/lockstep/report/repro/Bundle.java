package dev.lockstep.report.repro;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One finding with the reproducer of each arm.
 *
 * @param origin what its report says about it
 * @param story the steps
 * @param arms the arms, the reference first
 * @param all the arms of the walk
 */
record Bundle(Origin origin, Story story, List<Armed> arms, ArmPlans all) {

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

    static Bundle of(Origin origin, Story story, ArmPlans arms) {
        List<Armed> armed = arms.all().stream()
                .filter(arm -> !arm.twin())
                .map(arm -> new Armed(
                        arm,
                        plain(arm.name()),
                        arm.provider().reproducer().map(own -> own.reproduce(story.of(arm, arms)))))
                .toList();
        return new Bundle(origin, story, armed, arms);
    }

    /** Returns the arms whose transport brings a reproducer. */
    List<Armed> played() {
        return arms.stream().filter(arm -> arm.reproduced().isPresent()).toList();
    }

    /** Returns in a word how the arms differ from each other: by transport, by version, or by how they are used. */
    String axis() {
        if (arms.size() == 1 || count(arm -> arm.name().replaceFirst("[@~].*$", "")) > 1) {
            return "transport";
        }
        return count(arm -> arm.engine().version() + " " + arm.client().version()) > 1 ? "version" : "variant";
    }

    private long count(Function<ArmPlan, String> property) {
        return arms.stream().map(Armed::plan).map(property).distinct().count();
    }

    /** Returns the words for each step: those of the first arm that has some. */
    SortedMap<Integer, String> words() {
        SortedMap<Integer, String> words = new TreeMap<>();
        played().forEach(arm -> arm.reproduced().orElseThrow().words().forEach(words::putIfAbsent));
        return words;
    }

    /** Returns a name that every file system and shell takes as it is. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._@-]", "_");
    }
}
