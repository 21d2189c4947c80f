package dev.lockstep.report;

import java.nio.file.Path;
import java.util.List;

/**
 * The plugins, the project file and the commands that were added to the box for a walk. A replay needs it again.
 *
 * @param jars the jars of plugins, and the project file
 * @param commands the arms that are commands, as they were typed: {@code mine=python3 driver.py}
 */
public record Extras(List<Path> jars, List<String> commands) {

    /** Nothing was added. */
    public static final Extras NONE = new Extras(List.of(), List.of());

    public Extras {
        jars = List.copyOf(jars);
        commands = List.copyOf(commands);
    }
}
