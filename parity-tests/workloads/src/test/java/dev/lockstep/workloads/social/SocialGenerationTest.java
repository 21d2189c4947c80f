package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandDigest;
import dev.lockstep.system.H2Provider;
import dev.lockstep.workload.CommandKind;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SocialGenerationTest {

    private static final int STEPS = 100;

    private final SocialWorkload strict = Systems.workload(Systems.STRICT);

    @Tag("nightly")
    @Test
    void without_the_commands_that_only_one_has_two_systems_walk_the_same_commands() {
        SocialWorkload graphs = Systems.workload(Systems.GRAPHS);
        SocialWorkload tables = Systems.workload(new H2Provider().system());
        Set<String> common = names(tables.alphabet());
        common.retainAll(names(graphs.alphabet()));
        assertThat(common).hasSizeGreaterThan(25);
        for (int seed = 0; seed < 60; seed++) {
            assertThat(ModelWalk.of(graphs, only(common, graphs), seed, STEPS, (model, command) -> {})
                            .lines())
                    .isEqualTo(ModelWalk.of(tables, only(common, tables), seed, STEPS, (model, command) -> {})
                            .lines());
        }
    }

    @Test
    void a_walk_of_h2_with_kills_leaves_out_what_a_kill_takes_back_and_one_of_graphs_nothing() {
        SocialWorkload tables = Systems.workload(new H2Provider().system());
        assertThat(Choice.all(tables.alphabet()).survivingKills().leftOut())
                .containsExactly(
                        "clearKnows",
                        "note",
                        "recall",
                        "stage",
                        "stageAgain",
                        "findStaged",
                        "takeTicket",
                        "findLastTicket");
        assertThat(Choice.all(Systems.workload(Systems.GRAPHS).alphabet())
                        .survivingKills()
                        .leftOut())
                .isEmpty();
    }

    private static List<CommandKind<SocialModel>> only(Set<String> names, SocialWorkload workload) {
        return workload.alphabet().stream()
                .filter(kind -> names.contains(kind.name()))
                .toList();
    }

    @Tag("nightly")
    @Test
    void the_state_grows_and_shrinks_and_stays_small() {
        int shrinking = 0;
        for (int seed = 0; seed < 100; seed++) {
            int[] before = {0};
            int[] falls = {0};
            ModelWalk.of(strict, strict.alphabet(), seed, 300, (model, command) -> {
                int size = model.persons().size() + model.docs().size();
                falls[0] += size < before[0] ? 1 : 0;
                before[0] = size;
                assertThat(model.persons())
                        .hasSizeLessThanOrEqualTo(model.scale().persons());
                assertThat(model.docs()).hasSizeLessThanOrEqualTo(model.scale().persons());
                assertThat(model.docs().values().stream().filter(Doc::isHuge)).hasSizeLessThanOrEqualTo(1);
            });
            shrinking += falls[0] >= 12 ? 1 : 0;
        }
        assertThat(shrinking)
                .as("walks of 300 steps in which 12 or more make the state smaller")
                .isGreaterThan(95);
    }

    @Test
    void over_some_seeds_every_hostile_kind_of_value_is_stored() {
        Set<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 90; seed++) {
            // What is stored stays for many steps, and is looked at once.
            Set<Record> known = new HashSet<>();
            ModelWalk.of(strict, strict.alphabet(), seed, STEPS, (model, command) -> {
                model.docs().values().stream().filter(known::add).forEach(doc -> {
                    seen.addAll(sortsOf(doc.body()));
                    sortsOf(doc.slug()).forEach(sort -> seen.add("key: " + sort));
                });
                model.persons().values().stream().filter(known::add).forEach(person -> {
                    person.name().ifPresentOrElse(name -> seen.addAll(sortsOf(name)), () -> seen.add("no name"));
                    if (person.age() == Integer.MAX_VALUE || person.age() == Integer.MIN_VALUE) {
                        seen.add("age " + person.age());
                    }
                    if (person.score().precision() == Person.SCORE_DIGITS) {
                        seen.add("score of all digits");
                    }
                });
            });
        }
        assertThat(seen)
                .contains(
                        "empty",
                        "null",
                        "NULL",
                        "quote",
                        "backslash",
                        "nul",
                        "cr",
                        "crlf",
                        "tab",
                        "pipe",
                        "exit line",
                        "semicolon at a line's end",
                        "blank at an end",
                        "astral",
                        "lone surrogate",
                        "combining",
                        "right to left",
                        "looks like output",
                        "looks like an error",
                        "10,000 long",
                        "200 KiB long",
                        "no name",
                        "age 2147483647",
                        "age -2147483648",
                        "score of all digits",
                        "key: quote",
                        "key: empty",
                        "key: nul",
                        "key: astral");
    }

    private static Set<String> sortsOf(String text) {
        Set<String> sorts = new TreeSet<>();
        addIf(sorts, "empty", text.isEmpty());
        addIf(sorts, "null", text.equals("null"));
        addIf(sorts, "NULL", text.equals("NULL"));
        addIf(sorts, "10,000 long", text.length() == 10_000);
        addIf(sorts, "200 KiB long", text.length() == 200 * 1024);
        addIf(sorts, "quote", text.contains("'"));
        addIf(sorts, "backslash", text.contains("\\"));
        addIf(sorts, "nul", text.contains("\0"));
        addIf(sorts, "cr", text.matches("(?s).*\r([^\n].*|$)"));
        addIf(sorts, "crlf", text.contains("\r\n"));
        addIf(sorts, "tab", text.contains("\t"));
        addIf(sorts, "pipe", text.contains("|"));
        addIf(sorts, "exit line", text.contains("\nexit\n"));
        addIf(sorts, "semicolon at a line's end", text.contains(";\n"));
        addIf(sorts, "blank at an end", text.startsWith(" ") || text.endsWith(" "));
        addIf(sorts, "astral", text.codePoints().anyMatch(Character::isSupplementaryCodePoint));
        addIf(sorts, "lone surrogate", hasLoneSurrogate(text));
        addIf(sorts, "combining", text.contains("\u0301"));
        addIf(sorts, "right to left", text.contains("\u05e9"));
        addIf(sorts, "looks like output", text.contains("\n(1 row, 0 ms)\n"));
        addIf(sorts, "looks like an error", text.contains("\nError: ") && text.contains("[42001-252]"));
        return sorts;
    }

    private static void addIf(Set<String> sorts, String sort, boolean condition) {
        if (condition) {
            sorts.add(sort);
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
    }

    @Test
    void a_system_is_not_asked_for_a_promise_that_it_does_not_make() {
        SocialWorkload lax = Systems.workload(Systems.LAX);

        assertThat(names(lax.alphabet()))
                .isSubsetOf(names(strict.alphabet()))
                .doesNotContain(
                        "insertDuplicatePerson",
                        "insertKnowsOfNobody",
                        "insertDocFromElsewhere",
                        "insertAgeOutOfRange",
                        "readMissingTable",
                        "repair",
                        "restart");
        for (int seed = 0; seed < 60; seed++) {
            ModelWalk walk = ModelWalk.of(lax, seed, STEPS);
            assertThat(walk.lines()).noneMatch(line -> line.contains("\\u0000"));
            walk.commands.stream()
                    .map(walk.alphabet::render)
                    .map(Object::toString)
                    .forEach(text ->
                            assertThat(text).doesNotContainPattern("\\\\d[89ab][0-9a-f]{2}|\\\\d[c-f][0-9a-f]{2}"));
        }
    }

    @Test
    void the_same_seed_gives_the_same_lines() {
        assertThat(ModelWalk.of(strict, 42, STEPS).lines())
                .isEqualTo(ModelWalk.of(strict, 42, STEPS).lines());
    }

    @Test
    void neither_locale_nor_zone_changes_a_line_or_a_statement() {
        List<String> lines = ModelWalk.of(strict, 42, STEPS).lines();
        List<String> statements = statements(42);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

            assertThat(ModelWalk.of(strict, 42, STEPS).lines()).isEqualTo(lines);
            assertThat(statements(42)).isEqualTo(statements);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void another_process_in_another_charset_locale_and_zone_gives_the_same_walk() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dfile.encoding=ISO-8859-1",
                        "-Duser.language=tr",
                        "-Duser.timezone=Pacific/Apia",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkPrinter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(process.waitFor()).isZero();
            assertThat(printed).isEqualTo(WalkPrinter.walk());
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> statements(long seed) {
        ModelWalk walk = ModelWalk.of(strict, seed, STEPS);
        return walk.commands.stream()
                .map(walk.alphabet::render)
                .map(Object::toString)
                .toList();
    }

    @Test
    void no_two_of_many_seeds_give_the_same_walk() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(seed -> ModelWalk.of(strict, seed, 20).lines())
                        .distinct())
                .hasSize(200);
    }

    @Test
    void a_seed_gives_this_walk_until_the_generator_version_changes() {
        // If this fails, a recorded seed means another walk than before: increase the version.
        CommandDigest digest = new CommandDigest();
        ModelWalk.of(strict, 42, STEPS).lines().forEach(digest::add);

        assertThat(strict.generatorVersion()).isEqualTo(7);
        assertThat(digest.hex()).isEqualTo("c10447130cb3ac926e98bfa13a342d1d362d01942ef29019f84583cbf87af3b8");
    }

    @Test
    void beyond_the_first_of_each_kind_a_long_walk_spends_a_quarter_on_dear_kinds_and_a_short_one_little_more() {
        assertThat(shareOfDear(2_000)).isBetween(0.15, 0.25);
        assertThat(shareOfDear(200)).isLessThan(0.4);
    }

    private double shareOfDear(int steps) {
        ModelWalk walk = ModelWalk.of(strict, 7, steps);
        Set<String> seen = new TreeSet<>();
        long dear = 0;
        long ordinary = 0;
        for (SocialCommand command : walk.commands) {
            CommandKind<SocialModel> kind = walk.alphabet.kindOf(command);
            if (!kind.isDear()) {
                ordinary++;
            } else if (!seen.add(kind.name())) {
                dear += kind.cost();
            }
        }
        return (double) dear / (dear + ordinary);
    }

    private static Set<String> names(List<CommandKind<SocialModel>> kinds) {
        return kinds.stream().map(CommandKind::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
