package dev.lockstep.workloads.social;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands just before the next one, as far as they can make a difference to it: rows that were inserted a moment
 * ago, and maintenance that follows maintenance. Refused commands are not among them.
 */
final class Recent {

    private long commands;
    private int inserted;
    private final List<Class<?>> maintenance = new ArrayList<>();

    void add(SocialCommand command) {
        commands++;
        inserted = command.inserted();
        if (command.maintains()) {
            maintenance.add(command.getClass());
        } else {
            maintenance.clear();
        }
    }

    /** The number of all commands so far. */
    long commands() {
        return commands;
    }

    /** The number of rows that the last command inserted. */
    int inserted() {
        return inserted;
    }

    /** The number of commands of maintenance since the last other one. */
    int maintained() {
        return maintenance.size();
    }

    /** Whether that many commands of this class were the last ones. */
    boolean repeated(int times, Class<? extends SocialCommand> command) {
        int size = maintenance.size();
        return size >= times && maintenance.subList(size - times, size).stream().allMatch(command::equals);
    }
}
