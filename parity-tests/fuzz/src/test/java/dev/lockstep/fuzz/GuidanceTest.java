package dev.lockstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The fuzzer is guided by what the code does: it finds a word that chance would not find. */
@Tag("nightly")
class GuidanceTest {

    @TempDir
    private Path folder;

    @Test
    void a_parser_that_throws_for_one_rare_word_is_found() throws Exception {
        Path said = folder.resolve("said.txt");
        ProcessBuilder fuzzer = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Fuzzer.class.getName());
        fuzzer.environment().put("JAZZER_FUZZ", "1");
        fuzzer.environment().put("JAZZER_HOOKS", "true");
        fuzzer.environment().put("JAZZER_MAX_DURATION", "120s");
        fuzzer.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());

        Process process = fuzzer.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();

        List<String> lines = Files.readAllLines(said, java.nio.charset.StandardCharsets.ISO_8859_1);
        lines.stream().filter(line -> line.startsWith("Done ")).forEach(System.out::println);
        assertThat(ended).isTrue();
        assertThat(lines).anyMatch(line -> line.contains("the planted parser threw java.lang.NullPointerException"));
    }

    /** Runs the planted target in a process without a build tool. */
    static final class Fuzzer {
        private Fuzzer() {}

        public static void main(String[] arguments) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(PlantedTarget.class))
                                    .build(),
                            listener);
            listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
            System.exit(0);
        }
    }
}
