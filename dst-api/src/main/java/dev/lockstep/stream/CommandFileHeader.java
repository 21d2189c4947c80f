package dev.lockstep.stream;

import java.util.List;

/**
 * The first line of a command file: what its commands mean, and where they came from.
 *
 * @param lockstep the version of the file's form
 * @param system the system that was walked
 * @param workload the workload whose commands these are
 * @param seed the seed that they were drawn from
 * @param generator the workload's generator version at that time
 * @param kinds the kinds that the walk drew from, in the alphabet's order
 */
public record CommandFileHeader(
        int lockstep, String system, String workload, long seed, int generator, List<String> kinds) {

    /** The form that this Lockstep reads and writes. */
    public static final int FORM = 1;

    public CommandFileHeader {
        kinds = List.copyOf(kinds);
    }
}
