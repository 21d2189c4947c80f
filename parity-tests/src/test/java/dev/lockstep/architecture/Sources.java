package dev.lockstep.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java sources of the modules, for rules that byte code cannot check. */
final class Sources {

    /** Surefire starts in the module's folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    static final List<String> MODULES = List.of(
            "dst-api",
            "backend-embedded",
            "backend-cli",
            "backend-server",
            "parity-tests/workloads",
            "parity-tests/junit",
            "parity-tests");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    private Sources() {}

    /** The folder of a module's packages. */
    static Path main(String module) {
        return ROOT.resolve(module).resolve("src/main/java");
    }

    static List<Path> under(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a source without its comments. */
    static String code(Path source) {
        try {
            return COMMENT.matcher(Files.readString(source, StandardCharsets.UTF_8))
                    .replaceAll(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
