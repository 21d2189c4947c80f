package dev.lockstep.cli;

import dev.lockstep.backend.ArmUnavailableException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds a program before a walk begins, so that a missing program is reported once and clearly. */
public final class Program {

    private Program() {}

    /**
     * Returns the program as an absolute path.
     *
     * @param name a path, or a name to look for along {@code PATH}
     * @throws ArmUnavailableException if there is no such program, or if it is not executable
     */
    public static Path find(String name) throws ArmUnavailableException {
        return find(name, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Path find(String name, String searched) throws ArmUnavailableException {
        if (name.contains(File.separator)) {
            Path path = Path.of(name).toAbsolutePath();
            if (!runs(path)) {
                throw new ArmUnavailableException("there is no program " + path
                        + (Files.exists(path) ? " that may be run: it is a folder or not executable" : ""));
            }
            return path;
        }
        return Arrays.stream(searched.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(Program::runs)
                .findFirst()
                .orElseThrow(() -> new ArmUnavailableException("there is no program " + name
                        + " in any folder of PATH (" + searched + "): install it, or give its path"));
    }

    private static boolean runs(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
