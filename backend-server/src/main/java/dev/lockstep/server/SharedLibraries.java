package dev.lockstep.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of {@code ldd} for a program: the shared libraries outside a Java runtime that the program links. Every
 * line must be understood, because a line that is skipped could be a missing library.
 */
final class SharedLibraries {

    private static final String ADDRESS = " \\(0x[0-9a-f]+\\)";
    private static final Pattern FOUND = Pattern.compile("(\\S+) => (/\\S+)" + ADDRESS);
    private static final Pattern LOADER = Pattern.compile("(/\\S+)" + ADDRESS);
    private static final Pattern KERNEL = Pattern.compile("linux-(vdso|gate)\\.so\\.1" + ADDRESS);
    private static final Pattern NOT_FOUND = Pattern.compile("(\\S+) => not found");
    private static final Set<String> NONE = Set.of("statically linked", "not a dynamic executable");

    private final Path runtime;

    /**
     * Creates the parser.
     *
     * @param runtime the folder of the Java runtime, whose own libraries find each other
     */
    SharedLibraries(Path runtime) {
        this.runtime = runtime;
    }

    /**
     * Reads the output of {@code ldd}.
     *
     * @throws IllegalStateException if a line is not understood or a library is missing; the message names it
     */
    Set<Path> in(String output) {
        Set<Path> libraries = new TreeSet<>();
        for (String line : output.lines().map(String::strip).toList()) {
            library(line).filter(path -> !path.normalize().startsWith(runtime)).ifPresent(libraries::add);
        }
        return libraries;
    }

    private Optional<Path> library(String line) {
        Matcher found = FOUND.matcher(line);
        if (found.matches()) {
            return Optional.of(Path.of(found.group(2)));
        }
        Matcher loader = LOADER.matcher(line);
        if (loader.matches()) {
            return Optional.of(Path.of(loader.group(1)));
        }
        Matcher missing = NOT_FOUND.matcher(line);
        boolean harmless = NONE.contains(line)
                || KERNEL.matcher(line).matches()
                || missing.matches() && isInRuntime(missing.group(1));
        if (!harmless) {
            throw new IllegalStateException("ldd printed \"" + line + "\" for the Java runtime in " + runtime);
        }
        return Optional.empty();
    }

    /**
     * Java's libraries that depend on the virtual machine are loaded only when it is already there, and then they find
     * it.
     */
    private boolean isInRuntime(String name) {
        return Files.exists(runtime.resolve("lib").resolve(name))
                || Files.exists(runtime.resolve("lib/server").resolve(name));
    }
}
