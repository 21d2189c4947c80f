package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.known.ListEntry;
import dev.lockstep.report.repro.PlayedBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reproducers of the findings that have a page: those in {@code docs/findings/repro} are the ones that are written
 * today, and each of them prints the right and the wrong answers of the walk.
 */
@Tag("nightly")
class FindingReprosTest {

    private static final Path PAGES = Path.of("../docs/findings");

    /** Its copy has what happened to be written at a moment, so the answers differ from play to play. */
    private static final List<String> BY_CHANCE = List.of("LS-0007");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_finding_is_written_as_it_is_in_the_documentation_and_shown_by_its_reproducer() {
        return new FindingRepros(Plugins.catalogue(List.of()), folder)
                .entries().stream().map(entry -> dynamicTest(entry.id(), () -> check(entry)));
    }

    private void check(ListEntry entry) throws Exception {
        Path work = Files.createDirectory(folder.resolve("walks of " + entry.id()));
        FindingRepros.Shown shown = new FindingRepros(Plugins.catalogue(List.of()), work).show(entry);
        Path pages = folder.resolve("pages");

        Path written = shown.write(pages);

        assertThat(contents(written))
                .as("run ./lockstep repro --findings docs/findings")
                .isEqualTo(contents(PAGES.resolve(pages.relativize(written))));
        if (!BY_CHANCE.contains(entry.id())) {
            PlayedBundle.of(shown.recording(), shown.finding().orElseThrow(), shown.workload(), shown.arms())
                    .requireTheAnswersOfTheWalk();
        }
    }

    private static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                .replaceAll("Seen with Java .*", "Seen with this Java"));
            }
        }
        return contents;
    }
}
