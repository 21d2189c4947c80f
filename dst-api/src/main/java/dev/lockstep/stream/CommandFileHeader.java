package dev.lockstep.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

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
 */
public record CommandFileHeader(
        int lockstep,
        String system,
        String workload,
        long seed,
        int generator,
        List<String> kinds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> meets) {

    /** The format that this Lockstep reads and writes. */
    public static final int FORM = 1;

    public CommandFileHeader {
        kinds = List.copyOf(kinds);
        meets = List.copyOf(meets);
    }
}
