package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that people read, as files that people review. To accept a change: {@code mvn -pl parity-tests -am test
 * -Dgolden.accept=true}, then look at the diff.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).as("%s; -Dgolden.accept=true accepts it", file).isEqualTo(Files.readString(file));
    }
}
