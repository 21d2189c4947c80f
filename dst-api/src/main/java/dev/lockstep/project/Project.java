package dev.lockstep.project;

import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project file.
 *
 * @param file the file
 * @param system the system; its dialect is {@link #DIALECT}
 * @param transports what is said of each transport, by name, in the order of the file
 * @param known the allow-list, if the file names one
 * @param defaults the settings of a run that is asked for nothing else
 * @param top the whole file
 */
public record Project(
        Path file,
        SystemUnderTest system,
        Map<String, YamlValue> transports,
        Optional<Path> known,
        Defaults defaults,
        YamlValue top) {

    /** The name of a project file. */
    public static final String NAME = "lockstep.yaml";

    /** The dialect of a system that is asked in {@link dev.lockstep.op.Request}s. */
    public static final String DIALECT = "requests";

    /**
     * The settings of a run that is asked for nothing else.
     *
     * @param arms the arms; empty for all transports
     * @param reference the arm that the others are compared with
     * @param seeds a seed, or the first and the last one: {@code 1..20}
     * @param steps the number of commands of a walk
     */
    public record Defaults(
            List<String> arms, Optional<String> reference, Optional<String> seeds, Optional<Integer> steps) {
        public Defaults {
            arms = List.copyOf(arms);
        }

        /** No defaults. */
        public static final Defaults NONE =
                new Defaults(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the folder of the file, from which its paths are. */
    public Path home() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
