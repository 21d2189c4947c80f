package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import dev.lockstep.stream.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinimiserTest {

    /** A hundred commands of separate things, {@code c1} to {@code c100}. */
    private static final List<Line> HUNDRED =
            Script.lines(IntStream.rangeClosed(1, 100).mapToObj(i -> "c" + i).toArray(String[]::new));

    private static Predicate<List<Line>> needing(String... kinds) {
        return lines ->
                lines.stream().map(line -> line.command().kind()).toList().containsAll(List.of(kinds));
    }

    private static List<String> range(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "c" + i).toList();
    }

    @Test
    void only_the_commands_that_the_finding_needs_remain() throws Exception {
        Script script = new Script(needing("c17", "c60", "c100"));

        assertThat(script.smallest(HUNDRED)).containsExactly("c17", "c60", "c100");
        assertThat(script.played).hasSizeLessThan(40);
    }

    @Test
    void every_command_remains_if_the_finding_needs_each() throws Exception {
        Script script = new Script(lines -> lines.size() == 100);

        assertThat(script.smallest(HUNDRED)).isEqualTo(range(1, 100));
    }

    @Test
    void a_command_alone_is_found_with_one_trial() throws Exception {
        Script script = new Script(needing("c100"));

        assertThat(script.smallest(HUNDRED)).containsExactly("c100");
        assertThat(script.played).hasSize(1);
    }

    @Test
    void a_command_becomes_the_simplest_that_does() throws Exception {
        // Any command does before the last one, but not none.
        Script script = new Script(lines -> lines.size() > 1
                        && lines.get(lines.size() - 1).command().kind().equals("show"))
                .simplerBy(line -> switch (line.command().kind()) {
                    case "load" -> Script.lines("insert", "count");
                    case "insert" -> Script.lines("count");
                    default -> List.of();
                });

        assertThat(script.smallest(Script.lines("load", "show"))).containsExactly("count", "show");
    }

    @Test
    void a_command_stays_if_the_simpler_ones_do_not_do() throws Exception {
        Script script = new Script(needing("load", "show")).simplerBy(line -> Script.lines("count"));

        assertThat(script.smallest(Script.lines("load", "show"))).containsExactly("load", "show");
    }

    @Test
    void the_last_command_keeps_its_kind_and_becomes_simpler() throws Exception {
        Script script = new Script(lines -> lines.size() == 1)
                .simplerBy(line -> line.arguments().path("from").asString("").equals("z")
                        ? Script.lines("count", "find {\"from\":\"y\"}")
                        : List.of())
                .possibleIf((before, line) ->
                        List.of("y", "z").contains(line.arguments().path("from").asString("")));

        assertThat(script.smallest(Script.lines("find {\"from\":\"z\"}"))).containsExactly("find {\"from\":\"y\"}");
    }

    @Test
    void a_composite_command_becomes_those_of_its_parts_that_do() throws Exception {
        Script script = new Script(lines -> needing("show").test(lines)
                        && (needing("backup").test(lines) || needing("insert").test(lines)))
                .composedBy(
                        line -> line.command().kind().equals("backup") ? Script.lines("insert", "delete") : List.of());

        assertThat(script.smallest(Script.lines("backup", "show"))).containsExactly("insert", "show");
    }

    @Test
    void a_part_of_the_last_command_shows_the_finding_only_if_it_may() throws Exception {
        for (boolean may : List.of(true, false)) {
            Script script = new Script(needing("insert").or(needing("backup")))
                    .atOnce()
                    .composedBy(line ->
                            line.command().kind().equals("backup") ? Script.lines("insert", "delete") : List.of());
            Script asked = may ? script.shownBy("insert", "delete") : script;

            assertThat(asked.smallest(Script.lines("backup"))).containsExactly(may ? "insert" : "backup");
        }
    }

    @Test
    void commands_whose_order_does_not_count_are_in_the_order_of_their_kinds() throws Exception {
        assertThat(new Script(needing("a", "b", "c", "show")).smallest(Script.lines("c", "a", "b", "show")))
                .containsExactly("a", "b", "c", "show");
        assertThat(new Script(lines -> needing("a", "b", "show").test(lines)
                                && lines.get(0).command().kind().equals("b"))
                        .smallest(Script.lines("b", "a", "show")))
                .containsExactly("b", "a", "show");
    }

    @Test
    void numbers_that_are_equal_by_chance_end_like_those_that_are_not() throws Exception {
        Script script = new Script(lines -> lines.size() == 3);

        for (String second : List.of("7", "8")) {
            assertThat(script.smallest(Script.lines(
                            "put {\"name\":\"x\",\"size\":7}",
                            "put {\"name\":\"y\",\"size\":" + second + "}",
                            "put {\"name\":\"z\",\"size\":9}")))
                    .containsExactly(
                            "put {\"name\":\"a\",\"size\":1}",
                            "put {\"name\":\"a\",\"size\":1}",
                            "put {\"name\":\"a\",\"size\":1}");
        }
    }

    @Test
    void values_that_tell_things_apart_stay_different() throws Exception {
        Script script = new Script(lines -> lines.size() == 2)
                .possibleIf((before, line) -> before.stream()
                        .noneMatch(other -> other.arguments()
                                .path("name")
                                .equals(line.arguments().path("name"))));

        assertThat(script.smallest(Script.lines("put {\"name\":\"x\",\"size\":7}", "put {\"name\":\"y\",\"size\":8}")))
                .containsExactly("put {\"name\":\"a\",\"size\":1}", "put {\"name\":\"b\",\"size\":1}");
    }

    @Test
    void two_commands_that_undo_each_other_go_together() throws Exception {
        // With one of the two alone the finding is hidden.
        Script script = new Script(lines -> {
            boolean hides = needing("c40").test(lines) != needing("c70").test(lines);
            return !hides && needing("c10", "c100").test(lines);
        });

        assertThat(script.smallest(HUNDRED)).containsExactly("c10", "c100");
    }

    @Test
    void what_the_model_rules_out_is_not_played_and_takes_what_needs_it_along() throws Exception {
        // Every even command needs the one before it.
        Script script = new Script(needing("c34", "c100")).possibleIf((before, line) -> {
            int number = Integer.parseInt(line.command().kind().substring(1));
            return number % 2 == 1 || needing("c" + (number - 1)).test(before);
        });

        assertThat(script.smallest(HUNDRED)).containsExactly("c33", "c34", "c99", "c100");
        assertThat(script.played).allMatch(needing("c99", "c100"));
    }

    @Test
    void nothing_is_played_when_every_shorter_list_is_impossible() throws Exception {
        Script script = new Script(lines -> true)
                .possibleIf((before, line) ->
                        before.size() == Integer.parseInt(line.command().kind().substring(1)) - 1);

        Minimum minimum = script.minimum(HUNDRED);

        assertThat(Script.texts(minimum.lines())).isEqualTo(range(1, 100));
        assertThat(minimum.trials()).isZero();
        assertThat(minimum.free()).isPositive();
    }

    @Test
    void no_list_is_played_twice() throws Exception {
        Script script = new Script(needing("c17", "c60", "c100"));

        script.minimum(HUNDRED);

        assertThat(script.played).doesNotHaveDuplicates();
    }

    @Test
    void the_values_that_differ_lead_to_the_commands_that_count() throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.addAll(Script.lines("add {\"name\":\"person" + i + "\"}"));
        }
        lines.addAll(Script.lines("reopen"));
        Script script =
                new Script(list -> list.stream().anyMatch(line -> line.text().contains("person77"))
                        && needing("reopen").test(list));

        Minimum minimum = new Minimiser(script, Budget.of(1000), Watcher.NONE).fewer(lines, Set.of("person77"));

        assertThat(Script.texts(minimum.lines())).containsExactly("add {\"name\":\"person77\"}", "reopen");
        assertThat(script.played).hasSizeLessThan(5);
    }

    @Test
    void the_budget_ends_it_with_the_smallest_list_so_far() throws Exception {
        Script script = new Script(needing("c17", "c60", "c100"));

        Minimum minimum =
                new Minimiser(script, Budget.of(7), Watcher.NONE).smallest(HUNDRED, Set.of(), Observation.QUERY);

        assertThat(minimum.ended()).isEqualTo(Minimum.Ended.BUDGET);
        assertThat(minimum.trials()).isEqualTo(7);
        assertThat(minimum.lines()).hasSizeLessThan(100);
        assertThat(needing("c17", "c60", "c100")).accepts(minimum.lines());
    }

    @Test
    void whoever_stops_it_gets_the_smallest_list_so_far() throws Exception {
        Script script = new Script(needing("c17", "c60", "c100"));
        Trial stopped = new Trial() {
            @Override
            public List<Line> possible(List<Line> lines) {
                return script.possible(lines);
            }

            @Override
            public Answer play(List<Line> lines) throws InterruptedException {
                if (script.played.size() == 9) {
                    throw new InterruptedException();
                }
                return script.play(lines);
            }
        };

        Minimum minimum =
                new Minimiser(stopped, Budget.of(1000), Watcher.NONE).smallest(HUNDRED, Set.of(), Observation.QUERY);

        assertThat(minimum.ended()).isEqualTo(Minimum.Ended.INTERRUPTED);
        assertThat(needing("c17", "c60", "c100")).accepts(minimum.lines());
        assertThat(minimum.lines()).hasSizeLessThan(100);
    }

    @Test
    void each_smaller_list_is_kept_before_the_next_trial_begins() throws Exception {
        List<Integer> kept = new ArrayList<>();
        Script script = new Script(needing("c17", "c60", "c100"));
        Watcher keeping = new Watcher() {
            @Override
            public void trying(int smallest, long trials) {
                assertThat(kept.isEmpty() ? 100 : kept.get(kept.size() - 1)).isEqualTo(smallest);
            }

            @Override
            public void better(List<Line> lines) {
                kept.add(lines.size());
            }
        };

        new Minimiser(script, Budget.of(1000), keeping).smallest(HUNDRED, Set.of(), Observation.QUERY);

        assertThat(kept).isNotEmpty().endsWith(3);
    }

    @Test
    void a_finding_that_shows_earlier_ends_the_list_there() throws Exception {
        Trial early = new Trial() {
            @Override
            public List<Line> possible(List<Line> lines) {
                return lines;
            }

            @Override
            public Answer play(List<Line> lines) {
                int at = Script.texts(lines).indexOf("c50");
                return at < 0 ? Answer.notShown(1) : Answer.shown(1, at + 1);
            }
        };

        Minimum minimum =
                new Minimiser(early, Budget.of(1000), Watcher.NONE).smallest(HUNDRED, Set.of(), Observation.QUERY);

        assertThat(Script.texts(minimum.lines())).containsExactly("c50");
    }

    @Test
    void a_burst_without_reads_stays_only_where_the_finding_needs_it() throws Exception {
        List<Line> lines = Script.lines("a", "b", "c", "d").stream()
                .map(line -> line.observed(Observation.NONE))
                .toList();
        Script script =
                new Script(list -> list.size() == 4 && list.get(1).observation().equals(Observation.NONE));

        Minimum minimum = script.minimum(lines);

        assertThat(minimum.lines())
                .extracting(Line::observation)
                .containsExactly(Observation.QUERY, Observation.NONE, Observation.QUERY, Observation.QUERY);
    }

    @Test
    void the_last_reads_are_those_that_show_the_finding() throws Exception {
        List<Line> lines = Script.lines("a").stream()
                .map(line -> line.observed(Observation.FULL))
                .toList();

        Minimum minimum = new Script(list -> true).minimum(lines);

        assertThat(minimum.lines()).extracting(Line::observation).containsExactly(Observation.QUERY);
    }

    @Test
    void a_line_is_written_as_a_command_file_has_it() {
        assertThat(Script.lines("add {\"name\":\"ada\"}").get(0).text())
                .isEqualTo("{\"command\":\"add\",\"name\":\"ada\"}");
        assertThat(Json.tree(Script.lines("add")
                                .get(0)
                                .observed(Observation.NONE)
                                .text())
                        .get("observe"))
                .isEmpty();
    }
}
