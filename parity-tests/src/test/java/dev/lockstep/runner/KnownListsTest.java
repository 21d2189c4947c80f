package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.known.AvoidanceEntry;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.ListEntry;
import dev.lockstep.known.Narrowness;
import dev.lockstep.known.Narrowness.Perturbation;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The lists in the box. Every entry is proven to be narrow and necessary; nobody has to write a test for a new one. */
class KnownListsTest {

    /** Surefire starts in the module's folder. */
    private static final Path LISTS = Path.of("known");

    @TempDir
    private Path folder;

    private static KnownList list(SystemUnderTest system) {
        return KnownList.find(
                Plugins.catalogue(List.of()), system, Optional.of(LISTS.resolve(system.name() + ".yaml")));
    }

    private static List<SystemUnderTest> systems() {
        return Plugins.catalogue(List.of()).systems();
    }

    @Test
    void every_system_in_the_box_has_a_list_that_loads() {
        assertThat(systems())
                .isNotEmpty()
                .allSatisfy(system -> assertThat(list(system).list()).isPresent());
    }

    @Test
    void a_system_tells_a_bug_that_walks_steer_round_as_its_page_does() {
        assertThat(systems())
                .flatExtracting(system -> list(system).avoidances())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(bug(entry)).isEqualTo(heading(Path.of("..", entry.link()))));
    }

    private static String bug(AvoidanceEntry entry) {
        return systems().stream()
                .flatMap(system -> system.avoidances().declared().values().stream())
                .filter(avoidance -> avoidance.name().equals(entry.avoids()))
                .findFirst()
                .orElseThrow()
                .bug();
    }

    private static String heading(Path page) {
        try {
            return Files.readAllLines(page).get(0).replaceFirst("^# ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> an_entry_covers_only_what_it_describes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (SystemUnderTest system : systems()) {
            KnownList known = list(system);
            known.entries().forEach(entry -> tests.add(dynamicTest(entry.id(), () -> assertNarrow(known, entry))));
        }
        return tests.stream();
    }

    private static void assertNarrow(KnownList known, KnownDifference entry) throws Exception {
        List<Perturbation> perturbations = Narrowness.of(entry, known.workload(entry));
        System.out.println(entry.id() + ": " + perturbations.size() + " steps beside it, all of which must be novel");
        assertThat(perturbations).hasSizeGreaterThan(50).allMatch(Perturbation::novel);
    }

    @Test
    void an_entry_tests_every_value_that_it_can() {
        assertThat(systems())
                .flatExtracting(system -> list(system).entries())
                .allSatisfy(
                        entry -> assertThat(entry.missingTests()).as(entry.id()).isEmpty());
    }

    /** A condition that is dropped must not take its dimension out of the proof. */
    @TestFactory
    Stream<DynamicTest> an_entry_without_one_of_its_conditions_is_refused() {
        return eachLineDropped(
                "    - \\{(argument|fact): [^}]*\\}\n",
                "",
                (known, entry) -> assertThat(Narrowness.of(entry, known.workload(entry)))
                        .anyMatch(perturbation -> !perturbation.novel()));
    }

    @TestFactory
    Stream<DynamicTest> an_entry_that_does_not_name_what_is_open_is_refused() {
        return eachLineDropped(
                "(?<=[\\[ ])(/[A-Za-z/]+|[a-z][A-Za-z]+)(, |(?=\\]))(?<=open: \\[.{0,90})",
                "",
                (known, entry) -> assertThat(Narrowness.of(entry, known.workload(entry)))
                        .anyMatch(perturbation -> !perturbation.novel()));
    }

    @TestFactory
    Stream<DynamicTest> an_entry_without_the_test_of_a_value_is_refused() {
        return eachLineDropped(
                "(, |\n    )(expected|actual): \\{[^}]*\\}",
                "",
                (known, entry) -> assertThat(entry.missingTests()).isNotEmpty());
    }

    /** Checks an entry from which something was dropped. */
    @FunctionalInterface
    private interface Check {
        void of(KnownList known, KnownDifference entry) throws Exception;
    }

    private Stream<DynamicTest> eachLineDropped(String what, String instead, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (SystemUnderTest system : systems()) {
            for (KnownDifference entry : list(system).entries()) {
                String text = textOf(entry);
                Matcher found = Pattern.compile(what).matcher(text);
                while (found.find()) {
                    String dropped = text.substring(0, found.start()) + instead + text.substring(found.end());
                    tests.add(dynamicTest(
                            entry.id() + " without " + found.group().strip(),
                            () -> check.of(list(system), alone(system, dropped))));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static String textOf(KnownDifference entry) {
        try {
            List<String> lines = Files.readAllLines(entry.place().file());
            return String.join(
                            "\n",
                            lines.subList(
                                    entry.place().firstLine() - 1, entry.place().lastLine()))
                    + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an entry that is the only one of its list. */
    private KnownDifference alone(SystemUnderTest system, String text) throws IOException {
        Path alone = Files.createTempDirectory(folder, "alone").resolve("list.yaml");
        // The last condition takes its key along.
        Files.writeString(alone, text.replaceFirst("  where:\n(?!    -)", "").replaceFirst("  open: \\[\\]\n", ""));
        Path witnesses = Files.createDirectories(alone.resolveSibling("witnesses"));
        try (Stream<Path> files = Files.list(LISTS.resolve("witnesses"))) {
            for (Path file : files.toList()) {
                Files.copy(file, witnesses.resolve(file.getFileName()));
            }
        }
        return KnownList.find(Plugins.catalogue(List.of()), system, Optional.of(alone))
                .entries()
                .get(0);
    }

    @Test
    void every_witness_belongs_to_an_entry() throws IOException {
        List<Path> owned = systems().stream()
                .flatMap(system -> list(system).required().all().stream())
                .map(ListEntry::witness)
                .toList();
        try (Stream<Path> files = Files.list(LISTS.resolve("witnesses"))) {
            assertThat(owned)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(Path::toAbsolutePath).toList());
        }
    }

    /** No known bug is steered round in silence, and no entry speaks of something that nobody does. */
    @Test
    void every_avoidance_has_an_entry_and_every_entry_an_avoidance() {
        assertThat(systems())
                .anySatisfy(system -> assertThat(system.avoidances().declared()).isNotEmpty());
        assertThat(systems())
                .allSatisfy(system -> assertThat(list(system).avoidances())
                        .extracting(AvoidanceEntry::avoids)
                        .containsExactlyInAnyOrderElementsOf(
                                system.avoidances().declared().keySet()));
    }

    /** Uses the entry's own arms; a server runs as a local process. */
    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> a_walk_of_the_witness_diverges_once_the_entry_is_deleted() {
        return systems().stream()
                .flatMap(system -> list(system).entries().stream())
                .map(entry -> dynamicTest(entry.id(), () -> assertNeeded(entry)));
    }

    private void assertNeeded(KnownDifference entry) throws IOException {
        Terminal walk = Terminal.run(
                "replay",
                "--no-shrink",
                entry.witness().toString(),
                "--arms",
                String.join(",", entry.transports()),
                "--server",
                "process",
                "--known",
                without(entry).toString(),
                "--out",
                folder.resolve(entry.id()).resolve("walk").toString());
        assertThat(walk.exit()).as(walk.err() + walk.out()).isEqualTo(1);
        long last;
        try (Stream<String> lines = Files.lines(entry.witness())) {
            last = lines.count() - 1;
        }
        assertThat(walk.out())
                .containsPattern("^(DIVERGED|MODEL)  ")
                .containsPattern("\n  at +seed \\d+, step " + last + ", " + entry.command() + "; ");
    }

    /** A copy of the list in which only the entry's id is left. */
    private Path without(KnownDifference entry) throws IOException {
        Path lists = Files.createDirectories(folder.resolve(entry.id()).resolve("lists"));
        Path witnesses = Files.createDirectory(lists.resolve("witnesses"));
        try (Stream<Path> files = Files.list(LISTS.resolve("witnesses"))) {
            for (Path file : files.toList()) {
                Files.copy(file, witnesses.resolve(file.getFileName()));
            }
        }
        KnownDifference.Place place = entry.place();
        List<String> lines = new ArrayList<>(Files.readAllLines(place.file()));
        List<String> ofEntry = lines.subList(place.firstLine() - 1, place.lastLine());
        ofEntry.clear();
        ofEntry.add("- {id: " + entry.id() + ", retired: " + entry.added() + "}");
        return Files.write(lists.resolve(place.file().getFileName()), lines);
    }
}
