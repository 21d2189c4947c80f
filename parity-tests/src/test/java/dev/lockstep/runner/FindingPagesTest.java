package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.known.ListEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of {@code docs/findings}: each is in the index, and each names a test or an entry that checks it against
 * the engine.
 */
class FindingPagesTest {

    /** Surefire starts in the module's folder. */
    private static final Path ROOT = Path.of("..");

    private static final Path PAGES = ROOT.resolve("docs/findings");
    private static final String INDEX = "README.md";

    /** The grid of the releases. */
    private static final String RELEASES = "releases.md";

    /** A page that the index links to. */
    private static final Pattern LINK = Pattern.compile("]\\(([a-z0-9.-]+\\.md)\\)");

    /** A release, with what is known about it in words; or that none is known or there is none, with the reason. */
    private static final Pattern FIRST_RELEASE =
            Pattern.compile("\n\nFirst release: (?:(?:after )?\\d+\\.\\d+\\.\\d+[ ,;.]|(?:not known|none)\\. [A-Z`])");

    /** A test, or the beginning of the names of several tests. */
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)\\.([a-z0-9_]+)`");

    private static final Pattern TESTS_NAMED_ALIKE =
            Pattern.compile("tests of\\s+`([A-Z][A-Za-z0-9]+Test)` whose names begin with\\s+`([a-z0-9_]+)`");

    /** Read once, because each page names several tests. */
    private static final List<Path> SOURCES = sources();

    private static final Pattern ENTRY = Pattern.compile("LS-\\d{4}");

    @Test
    void the_index_lists_every_page_and_no_other() throws IOException {
        assertThat(matches(LINK, PAGES.resolve(INDEX), match -> match.group(1))).isEqualTo(pages());
    }

    @TestFactory
    Stream<DynamicTest> a_page_is_held_by_tests_that_are_there_and_names_its_entries() throws IOException {
        return pages().stream().map(page -> dynamicTest(page, () -> assertHeld(PAGES.resolve(page))));
    }

    /** As {@code ./lockstep bisect} tells it; otherwise the page says why it cannot. */
    @TestFactory
    Stream<DynamicTest> a_page_says_which_release_was_the_first_to_show_it() throws IOException {
        return pages().stream()
                .filter(page -> !page.equals(RELEASES))
                .map(page -> dynamicTest(
                        page, () -> assertThat(PAGES.resolve(page)).content().containsPattern(FIRST_RELEASE)));
    }

    /** By the reproducers of a witness, by a script that a person wrote, or by a command that the page names. */
    @TestFactory
    Stream<DynamicTest> a_page_has_a_script_or_names_the_command_that_shows_it() throws IOException {
        FindingPages pages = new FindingPages(PAGES);
        return pages.names().stream()
                .map(page -> dynamicTest(
                        page, () -> assertThat(pages.shown(page)).isNotInstanceOf(FindingPages.Unshown.class)));
    }

    @Test
    void a_page_without_a_script_and_a_command_is_not_taken_for_one_that_is_shown(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("README.md"), "# Findings\n");
        Files.writeString(folder.resolve("bare.md"), "# A\n\nRun `./lockstep run`.\n");
        Files.writeString(
                folder.resolve("named.md"),
                "# B\n\nNo reproducer: nothing differs.\nSee `./lockstep run\n--seed 1`.\n");
        Files.writeString(folder.resolve("scripted.md"), "# C\n");
        Path script = Files.createDirectories(folder.resolve("repro/scripted")).resolve("run.sh");
        Files.writeString(script, "exit 1\n");
        Files.writeString(folder.resolve("walked.md"), "# D\n");
        Files.createDirectories(folder.resolve("repro/walked/LS-0001"));

        FindingPages pages = new FindingPages(folder);

        assertThat(pages.names()).containsExactly("bare", "named", "scripted", "walked");
        assertThat(pages.shown("bare")).isEqualTo(new FindingPages.Unshown());
        assertThat(pages.shown("named")).isEqualTo(new FindingPages.ByCommand("./lockstep run --seed 1"));
        assertThat(pages.shown("scripted")).isEqualTo(new FindingPages.ByHand(script));
        assertThat(pages.shown("walked")).as("a folder without a script").isEqualTo(new FindingPages.Unshown());

        Files.writeString(folder.resolve("repro/walked/LS-0001/run.sh"), "exit 1\n");
        assertThat(pages.shown("walked")).isEqualTo(new FindingPages.ByWitness());
    }

    @TestFactory
    Stream<DynamicTest> the_link_of_an_entry_leads_to_a_page_that_names_it() {
        return entries()
                .map(entry -> dynamicTest(entry.id(), () -> {
                    Path page = ROOT.resolve(entry.link());
                    assertThat(page).isRegularFile();
                    assertThat(entriesNamedIn(page)).contains(entry.id());
                }));
    }

    @Test
    void the_index_names_every_entry_and_no_other() throws IOException {
        assertThat(entriesNamedIn(PAGES.resolve(INDEX)))
                .isEqualTo(entries().map(ListEntry::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void assertHeld(Path page) throws IOException {
        Set<String> tests = matches(TEST, page, match -> match.group(1) + " void " + match.group(2) + "(");
        Set<String> alike = matches(TESTS_NAMED_ALIKE, page, match -> match.group(1) + " void " + match.group(2));
        Set<String> entries = entriesNamedIn(page);
        assertThat(Stream.of(tests, alike, entries).anyMatch(holders -> !holders.isEmpty()))
                .as("%s names no test and no entry that holds it", page)
                .isTrue();
        Stream.of(tests, alike).flatMap(Set::stream).forEach(FindingPagesTest::assertThere);
        assertThat(entries().map(ListEntry::id)).containsAll(entries);
    }

    private static void assertThere(String test) {
        String[] words = test.split(" ", 2);
        Path source = source(words[0] + ".java").orElseThrow(() -> new AssertionError("there is no " + words[0]));
        assertThat(source).content().contains(words[1]);
    }

    private static Optional<Path> source(String name) {
        return SOURCES.stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .findFirst();
    }

    /** Returns the tests of this checkout. What is built and what is recorded is not looked through. */
    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    return name.equals("target") || name.startsWith(".git")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().contains("src/test/java")) {
                        sources.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static Set<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals(INDEX))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<ListEntry> entries() {
        Catalogue catalogue = Plugins.catalogue(List.of());
        return catalogue.systems().stream()
                .flatMap(system ->
                        KnownList.find(catalogue, system, Optional.of(Path.of("known", system.name() + ".yaml")))
                                .required()
                                .all()
                                .stream());
    }

    /** The pages write several entries as the first and the last: LS-0001 to LS-0004. */
    private static Set<String> entriesNamedIn(Path page) throws IOException {
        Set<String> named = matches(ENTRY, page, MatchResult::group);
        Pattern range = Pattern.compile("LS-(\\d{4})\\s+to\\s+LS-(\\d{4})");
        range.matcher(Files.readString(page)).results().forEach(match -> {
            for (int id = Integer.parseInt(match.group(1)); id < Integer.parseInt(match.group(2)); id++) {
                named.add(String.format(Locale.ROOT, "LS-%04d", id));
            }
        });
        return named;
    }

    private static Set<String> matches(Pattern pattern, Path file, Function<MatchResult, String> change)
            throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(change)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
