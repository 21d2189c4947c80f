package dev.lockstep.backend;

/**
 * Turns what one arm was asked into files that show the same with the system's own programs alone.
 *
 * <p>For each step, the files print a line that begins with the step's number: {@code 3 done}, {@code 3 done 2} with a
 * count, {@code 3 refused 23505} with the system's code, {@code 3 failed} with words, or {@code 3 rows 2}. The last one
 * is followed by a line for each row, {@code 3 | ["a",1]}. All transports of a system write a row in the same form, so
 * that their lines can be compared as they are. Rows in no order are printed in the order of their lines.
 */
@FunctionalInterface
public interface Reproducer {

    /** Returns the files, and the lines of a shell script that plays them. */
    Reproduced reproduce(Reproduction reproduction);

    /**
     * Returns how the transport reaches the system, in words that follow its name and version: {@code in process
     * (JDBC)}. By default nothing, and the transport is named.
     */
    default String way() {
        return "";
    }
}
