package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One arm's part of a walk, to be shown again without Lockstep.
 *
 * @param arm the arm's name
 * @param system the system, with the settings by which the walk steered round known bugs
 * @param version the version that the arm ran
 * @param client the version of its client
 * @param surroundings the surroundings of its engine's process
 * @param here the surroundings of the process that played the walk, in which the client of a server ran
 * @param settings the settings with which the workload opens each arm
 * @param tellsAbsent whether a field that is absent and one that is null are two answers
 * @param steps what it was asked, in order: the schema, the commands, and the reads that show the difference
 */
public record Reproduction(
        String arm,
        SystemUnderTest system,
        String version,
        String client,
        Surroundings surroundings,
        Surroundings here,
        SortedMap<String, String> settings,
        boolean tellsAbsent,
        List<Step> steps) {

    public Reproduction {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        steps = List.copyOf(steps);
    }

    /**
     * Returns the lines for {@code sh} that make the files of the storage context, before the store is made.
     *
     * @param store the folder of the store
     */
    public List<String> making(String store) {
        List<String> lines = new ArrayList<>();
        system.storage().files().forEach((name, text) -> {
            lines.add("# The storage context " + system.storage().name() + ": "
                    + system.storage().means() + ".");
            lines.add("mkdir -p " + store + " && printf '%s' " + Quoted.shell(text) + " >" + store + "/" + name);
        });
        return lines;
    }

    /** Returns the same reproduction with these steps. */
    public Reproduction with(List<Step> others) {
        return new Reproduction(arm, system, version, client, surroundings, here, settings, tellsAbsent, others);
    }

    /**
     * One operation or one read.
     *
     * @param number its number, the same for every arm; an arm lacks the numbers of what it does not offer
     * @param title a few words for people: the kind of the command, or the name of a read
     * @param operation the operation
     * @param channel the channel of a read; {@link Channel#QUERY} for everything that is done over the connection that
     *     writes. A read over {@link Channel#AFTERLIFE} follows a step that opens the store again
     * @param isRead whether it is a read that shows the difference, and not a step of the walk
     * @param seen the outcome that the arm gave in the walk; empty if nobody noted it
     */
    public record Step(
            int number, String title, Operation operation, Channel channel, boolean isRead, Optional<Outcome> seen) {

        /** Returns the same step with another operation. */
        public Step with(Operation other) {
            return new Step(number, title, other, channel, isRead, seen);
        }
    }
}
