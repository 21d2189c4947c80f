package dev.lockstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that are kept for a target, beside its class. */
public final class KeptInputs {

    /** Surefire starts in the module's folder. */
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private KeptInputs() {}

    /** Requires that the parser accepts one of them; otherwise the target only ever sees refusals. */
    public static void requireAccepted(Class<?> target, ParserRule<?> rule) {
        Path folder = RESOURCES.resolve(target.getName().replace('.', '/') + "Inputs");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> inputs = files.filter(Files::isRegularFile).sorted().toList();
            long accepted =
                    inputs.stream().filter(input -> rule.check(bytes(input))).count();
            System.out.println(rule.name() + ": " + inputs.size() + " inputs, " + accepted + " of them accepted");
            assertThat(accepted).isPositive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
