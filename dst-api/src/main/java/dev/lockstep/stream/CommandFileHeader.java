package dev.lockstep.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.backend.Surroundings;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first line of a command file: the meaning of its commands and their origin.
 *
 * @param lockstep the version of the file's format
 * @param system the system that was walked
 * @param workload the workload of the commands
 * @param seed the seed from which they were drawn
 * @param generator the workload's generator version at that time
 * @param kinds the kinds that the walk drew from, in the alphabet's order
 * @param meets the known bugs that the walk met on purpose, as {@link dev.lockstep.system.Avoidances} writes them;
 *     absent if there are none
 * @param leftOut the kinds that a person left out; absent if there are none
 * @param keepGoing whether the walk went on after a finding; absent if not
 * @param surroundings the surroundings that were asked for or drawn, by process, as
 *     {@link dev.lockstep.parity.ArmPlans#asked} has them; absent if there are none
 */
public record CommandFileHeader(
        int lockstep,
        String system,
        String workload,
        long seed,
        int generator,
        List<String> kinds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> meets,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leftOut,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean keepGoing,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Surroundings> surroundings) {

    /** The format that this Lockstep reads and writes. */
    public static final int FORM = 1;

    /**
     * The header of a walk that leaves nothing out, that ends with its first finding, and that is in the surroundings
     * that its processes have anyway.
     */
    public CommandFileHeader(
            int lockstep,
            String system,
            String workload,
            long seed,
            int generator,
            List<String> kinds,
            List<String> meets) {
        this(lockstep, system, workload, seed, generator, kinds, meets, List.of(), false, new TreeMap<>());
    }

    public CommandFileHeader {
        kinds = List.copyOf(kinds);
        meets = List.copyOf(meets);
        leftOut = List.copyOf(leftOut);
        surroundings = Collections.unmodifiableSortedMap(new TreeMap<>(surroundings));
    }

    /** Returns the same header for a walk that goes on after a finding, or not. */
    public CommandFileHeader goingOn(boolean afterAFinding) {
        return new CommandFileHeader(
                lockstep, system, workload, seed, generator, kinds, meets, leftOut, afterAFinding, surroundings);
    }

    /** Returns the same header for a walk in other surroundings. */
    public CommandFileHeader in(SortedMap<String, Surroundings> others) {
        return new CommandFileHeader(
                lockstep, system, workload, seed, generator, kinds, meets, leftOut, keepGoing, others);
    }
}
