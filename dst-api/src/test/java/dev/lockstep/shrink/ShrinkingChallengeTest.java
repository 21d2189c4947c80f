package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The published shrinking challenge (github.com/jlink/shrinking-challenge), as far as its cases can be said as
 * commands. Each is shrunk from many seeds; the table in {@code target/shrinking-challenge.txt} has our numbers beside
 * the published ones, of 100 seeds with {@code -Dlockstep.shrink.seeds=100}.
 */
class ShrinkingChallengeTest {

    private static final int SEEDS = Integer.getInteger("lockstep.shrink.seeds", 20);

    private static final Map<Challenge, String> TABLE = new TreeMap<>();

    /** The published cases: what they draw, what they show, and the mean evaluations of two libraries. */
    enum Challenge {
        REVERSE(
                random -> adds(random, 20, 100),
                lines -> !numbers(lines).equals(reversed(numbers(lines))),
                2,
                "45.95",
                "17.54"),
        LENGTHLIST(
                random -> adds(random, 100, 1001),
                lines -> numbers(lines).stream().anyMatch(number -> number >= 900),
                1,
                "85.05",
                "717.11"),
        DISTINCT(random -> adds(random, 20, 100), lines -> new HashSet<>(numbers(lines)).size() >= 3, 3, "-", "24.38"),
        DELETION(
                random -> {
                    List<String> texts = adds(random, 20, 10);
                    texts.add("remove {\"n\":" + random.nextInt(10) + "}");
                    return texts;
                },
                ShrinkingChallengeTest::isStillThere,
                3,
                "-",
                "132.74"),
        DIFFERENCE_ZERO(ShrinkingChallengeTest::pair, lines -> distance(lines, 0, 0), 1, "-", "386.12"),
        DIFFERENCE_SMALL(ShrinkingChallengeTest::pair, lines -> distance(lines, 1, 4), 1, "-", "296.45"),
        DIFFERENCE_ONE(ShrinkingChallengeTest::pair, lines -> distance(lines, 1, 1), 1, "-", "513.49"),
        COUPLING(random -> list(random, 10), ShrinkingChallengeTest::isCoupled, 1, "-", "140.04"),
        LARGE_UNION_LIST(
                random -> lists(random, 10, 10, 100),
                lines -> new HashSet<>(all(lines)).size() > 4,
                1,
                "341.02",
                "80.54"),
        NESTED_LISTS(random -> lists(random, 10, 10, 100), lines -> all(lines).size() > 10, 1, "-", "20.58"),
        BOUND5(random -> lists(random, 5, 10, 32768), ShrinkingChallengeTest::overflows, 1, "136.86", "24939.78");

        private final Function<Random, List<String>> draw;
        private final Predicate<List<Line>> shows;
        private final int commands;
        private final String published;

        Challenge(
                Function<Random, List<String>> draw,
                Predicate<List<Line>> shows,
                int commands,
                String hypothesis,
                String jqwik) {
            this.draw = draw;
            this.shows = shows;
            this.commands = commands;
            this.published = String.format(Locale.ROOT, "%10s %10s", hypothesis, jqwik);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_published_challenge_ends_with_the_fewest_commands(Challenge challenge) throws Exception {
        Map<String, Integer> results = new TreeMap<>();
        long trials = 0;
        for (int seed = 0, found = 0; found < SEEDS; seed++) {
            List<Line> lines =
                    Script.lines(challenge.draw.apply(new Random(seed)).toArray(String[]::new));
            if (challenge.shows.test(lines)) {
                found++;
                Script script = new Script(challenge.shows).atOnce();
                Minimum minimum = script.minimum(lines);
                trials += minimum.trials();
                results.merge(String.join(" ", Script.texts(minimum.lines())), 1, Integer::sum);
                assertThat(minimum.lines()).hasSizeLessThanOrEqualTo(challenge.commands);
            }
        }
        Map.Entry<String, Integer> most =
                results.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        TABLE.put(
                challenge,
                String.format(
                        Locale.ROOT,
                        "%-17s %8.1f %s %5d of %d  %s",
                        challenge.name().toLowerCase(Locale.ROOT),
                        trials / (double) SEEDS,
                        challenge.published,
                        most.getValue(),
                        SEEDS,
                        most.getKey()));
    }

    @AfterAll
    static void write() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("challenge           trials Hypothesis      jqwik   same       script"));
        lines.addAll(TABLE.values());
        Files.write(Files.createDirectories(Path.of("target")).resolve("shrinking-challenge.txt"), lines);
    }

    private static List<String> adds(Random random, int most, int below) {
        return new ArrayList<>(IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> "add {\"n\":" + random.nextInt(below) + "}")
                .toList());
    }

    private static List<String> pair(Random random) {
        int first = random.nextInt(1000);
        return List.of(
                "compare {\"first\":" + first + ",\"second\":" + Math.max(0, first + random.nextInt(-5, 6)) + "}");
    }

    private static List<String> list(Random random, int most) {
        int size = 1 + random.nextInt(most);
        return List.of("list {\"ns\":" + numbers(random, size, size) + "}");
    }

    private static List<String> lists(Random random, int count, int most, int below) {
        String lists = IntStream.range(0, count)
                .mapToObj(i -> numbers(random, random.nextInt(most + 1), 2 * below).stream()
                        .map(number -> number - below)
                        .toList()
                        .toString())
                .collect(Collectors.joining(","));
        return List.of("lists {\"nss\":[" + lists + "]}");
    }

    private static List<Integer> numbers(Random random, int size, int below) {
        return IntStream.range(0, size).mapToObj(i -> random.nextInt(below)).toList();
    }

    private static List<Integer> numbers(List<Line> lines) {
        return lines.stream().map(line -> line.arguments().get("n").intValue()).toList();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Removing takes only the first of several. */
    private static boolean isStillThere(List<Line> lines) {
        List<Integer> numbers = new ArrayList<>(numbers(lines));
        if (!lines.get(lines.size() - 1).command().kind().equals("remove")) {
            return false;
        }
        Integer removed = numbers.remove(numbers.size() - 1);
        return numbers.remove(removed) && numbers.contains(removed);
    }

    private static boolean distance(List<Line> lines, int least, int most) {
        JsonNode pair = lines.get(0).arguments();
        int distance =
                Math.abs(pair.get("first").intValue() - pair.get("second").intValue());
        return pair.get("first").intValue() >= 10
                && pair.get("second").intValue() >= 0
                && distance >= least
                && distance <= most;
    }

    private static boolean isCoupled(List<Line> lines) {
        List<Integer> ns = integers(lines.get(0).arguments().get("ns"));
        return ns.stream().allMatch(n -> n >= 0 && n < ns.size())
                && IntStream.range(0, ns.size()).anyMatch(i -> ns.get(i) != i && ns.get(ns.get(i)) == i);
    }

    private static boolean overflows(List<Line> lines) {
        List<List<Integer>> lists = new ArrayList<>();
        lines.get(0).arguments().get("nss").forEach(list -> lists.add(integers(list)));
        boolean small = lists.stream().allMatch(list -> sum(list) < 256);
        return small && sum(lists.stream().flatMap(List::stream).toList()) >= 5 * 256;
    }

    /** The sum of numbers of 16 bits, in 16 bits. */
    private static short sum(List<Integer> numbers) {
        short sum = 0;
        for (int number : numbers) {
            sum += (short) number;
        }
        return sum;
    }

    private static List<Integer> all(List<Line> lines) {
        List<Integer> all = new ArrayList<>();
        lines.get(0).arguments().get("nss").forEach(list -> all.addAll(integers(list)));
        return all;
    }

    private static List<Integer> integers(JsonNode array) {
        return array.values().stream().map(JsonNode::intValue).toList();
    }
}
