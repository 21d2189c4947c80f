package dev.lockstep.backend;

import java.util.List;

/**
 * The words before the command of a process in which an arm runs its engine, such as those of a tracer that lets the
 * process fail. Whoever opens the arm {@linkplain ArmFolder#keep keeps} it in the arm's folder.
 */
@FunctionalInterface
public interface CommandPrefix {

    /** Returns the words for the process that starts now; empty if it starts as it is. */
    List<String> words();

    /** Returns the words that an arm puts before the command of a process that it starts now. */
    static List<String> in(ArmFolder folder) {
        return folder.kept(CommandPrefix.class).map(CommandPrefix::words).orElse(List.of());
    }
}
