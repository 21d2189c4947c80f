package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.known.ListEntry;
import dev.lockstep.report.repro.PlayedBundle;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    /** One arm may print a value in another form than the model, so a script alone cannot tell them apart. */
    private static final String LEFT_TO_THE_READER = "compare their values above.\n";

    @TempDir
    private Path folder;

    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final Locale LOCALE = Locale.getDefault();

    /** The reproducers have the surroundings of the process that writes them: those of {@code ./lockstep}. */
    @BeforeAll
    static void like_the_command_line() {
        TimeZone.setDefault(TimeZone.getTimeZone(Surroundings.USUAL.zone()));
        Locale.setDefault(Surroundings.USUAL.asLocale());
    }

    @AfterAll
    static void as_it_was() {
        TimeZone.setDefault(ZONE);
        Locale.setDefault(LOCALE);
    }

    @TestFactory
    Stream<DynamicTest> a_finding_is_written_as_it_is_in_the_documentation_and_shown_by_its_reproducer() {
        List<ListEntry> entries = repros(folder).entries();
        assertThat(entries).as("the lists of this checkout").hasSizeGreaterThan(20);
        return entries.stream().map(entry -> dynamicTest(entry.id(), () -> check(entry)));
    }

    private static FindingRepros repros(Path work) {
        return new FindingRepros(Plugins.catalogue(List.of()), Optional.of(Path.of("known")), work);
    }

    private void check(ListEntry entry) throws Exception {
        Path work = Files.createDirectory(folder.resolve("walks of " + entry.id()));
        FindingRepros.Shown shown = repros(work).show(entry);
        Path pages = folder.resolve("pages");

        Path written = shown.write(pages);

        assertThat(contents(written))
                .as("run ./lockstep repro --findings docs/findings")
                .isEqualTo(contents(PAGES.resolve(pages.relativize(written))));
        if (!BY_CHANCE.contains(entry.id())) {
            PlayedBundle played = PlayedBundle.of(
                    shown.recording(), shown.finding().orElseThrow(), shown.reads(), shown.workload(), shown.arms());
            played.requireTheAnswersOfTheWalk();
            boolean settled = isShownAtAll(written) && !played.said().endsWith(LEFT_TO_THE_READER);
            assertThat(played.exit()).as(played.said()).isEqualTo(settled ? 1 : 4);
        }
    }

    /** A look into the store alone is what no script takes, so the answers may agree there. */
    private static boolean isShownAtAll(Path written) throws IOException {
        Path notShown = written.resolve(WalkFolder.NOT_SHOWN);
        return !Files.exists(notShown) || WalkFolder.isShownBesides(Files.readAllLines(notShown));
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
