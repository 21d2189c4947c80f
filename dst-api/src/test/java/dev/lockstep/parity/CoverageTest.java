package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Support;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Coverage.AspectCounts;
import dev.lockstep.parity.Coverage.Counts;
import dev.lockstep.parity.Coverage.Hole;
import dev.lockstep.parity.Coverage.Subject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final List<String> ARMS = List.of("cli", "embedded");

    private static final Counts NEVER_DRAWN = counts(Map.of(), 0, Support.Level.OFFERED, "");
    private static final Counts DONE = counts(Map.of("done", 2L), 2, Support.Level.OFFERED, "");
    private static final Counts IN_VAIN = counts(Map.of("done", 1L), 0, Support.Level.OFFERED, "");
    private static final Counts LEFT_OUT =
            counts(Map.of("unsupported", 1L), 0, Support.Level.UNSUPPORTED, "has no such thing");

    @RepeatedTest(200)
    void merging_is_commutative_and_associative(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Coverage a = drawn(random);
        Coverage b = drawn(random);
        Coverage c = drawn(random);

        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(Coverage.NONE)).isEqualTo(a);
        assertThat(Coverage.NONE.merge(a)).isEqualTo(a);
    }

    @Test
    void a_command_that_another_walk_exercised_is_no_hole() {
        Coverage first = of(Map.of("add", NEVER_DRAWN, "erase", DONE), Map.of("all", DONE));
        Coverage second = of(Map.of("add", DONE), Map.of("all", IN_VAIN));

        assertThat(first.holes()).extracting(Hole::name).containsOnly("add");
        assertThat(second.holes()).extracting(Hole::name).containsOnly("all");
        assertThat(first.merge(second).holes()).isEmpty();
    }

    @Test
    void a_hole_of_both_walks_stays_with_the_outcomes_of_both() {
        Coverage once = of(Map.of("add", IN_VAIN, "erase", DONE), Map.of("all", DONE));

        assertThat(once.merge(once).holes())
                .containsExactly(
                        new Hole(Subject.COMMAND, "add", "cli", "never took effect, only {done=2}"),
                        new Hole(Subject.COMMAND, "add", "embedded", "never took effect, only {done=2}"));
    }

    @Test
    void a_command_that_was_drawn_only_where_it_is_left_out_is_no_hole() {
        Coverage undrawn = of(Map.of("add", NEVER_DRAWN, "erase", DONE), Map.of("all", DONE));
        Coverage leftOut = of(Map.of("add", LEFT_OUT), Map.of("all", DONE));

        Coverage both = undrawn.merge(leftOut);

        assertThat(both.holes()).isEmpty();
        assertThat(both.commands().get("add").get("cli").reason()).isEqualTo("has no such thing");
    }

    @Test
    void a_probe_that_an_arm_does_not_offer_is_named_with_its_reason() {
        Coverage coverage = of(Map.of("add", DONE), Map.of("all", DONE, "some", LEFT_OUT));

        assertThat(coverage.offersLess("cli"))
                .extracting(OffersLess::text)
                .containsExactly("the probe some unsupported (has no such thing)");
    }

    @Test
    void an_arm_on_which_nothing_took_effect_is_a_hole() {
        assertThat(of(Map.of("add", IN_VAIN), Map.of("all", DONE)).holes())
                .contains(new Hole(Subject.ARM, "cli", "cli", "no command took effect on it"));
    }

    @Test
    void a_walk_without_probes_is_a_hole_until_another_walk_asks_one() {
        Coverage without = of(Map.of("add", DONE), Map.of());

        assertThat(without.holes())
                .containsExactly(
                        new Hole(Subject.PROBE, "any", "cli", "no probe was asked"),
                        new Hole(Subject.PROBE, "any", "embedded", "no probe was asked"));
        assertThat(without.merge(of(Map.of("add", DONE), Map.of("all", DONE))).holes())
                .isEmpty();
    }

    @Test
    void an_aspect_that_is_due_and_was_not_met_is_a_hole_of_the_arm_that_did_not_meet_it() {
        Coverage coverage = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("of many", aspect(100, 100, 0, 1)));

        assertThat(coverage.holes())
                .containsExactly(new Hole(Subject.ASPECT, "add: of many", "cli", "not met in 100 steps"));
        assertThat(coverage.pending()).isEmpty();
    }

    @Test
    void an_aspect_that_is_not_due_yet_is_no_hole_and_is_named() {
        Coverage coverage = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("of many", aspect(100, 99, 1, 0)));

        assertThat(coverage.holes()).isEmpty();
        assertThat(coverage.pending()).containsExactly("add: of many");
    }

    @Test
    void walks_together_meet_an_aspect_and_together_make_it_due() {
        Coverage met = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("of many", aspect(100, 60, 1, 1)));
        Coverage missed = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("of many", aspect(100, 60, 0, 0)));

        assertThat(met.merge(missed).holes()).isEmpty();
        assertThat(missed.merge(missed).holes()).extracting(Hole::why).containsOnly("not met in 120 steps");
    }

    @Test
    void the_aspects_of_a_command_that_is_a_hole_itself_are_no_further_holes() {
        Coverage coverage =
                of(Map.of("add", IN_VAIN, "erase", DONE), Map.of("all", DONE), Map.of("of many", aspect(1, 9, 0, 0)));

        assertThat(coverage.holes()).extracting(Hole::what).containsOnly(Subject.COMMAND);
    }

    @Test
    void aspects_are_counted_where_some_arm_offers_their_command() {
        Map<String, AspectCounts> two = Map.of("of many", aspect(1, 9, 2, 2), "of none", aspect(1, 9, 2, 0));

        Coverage coverage = of(Map.of("add", DONE), Map.of("all", DONE), two);
        Coverage nowhere = of(Map.of("add", LEFT_OUT), Map.of("all", DONE), two);

        assertThat(coverage.total(Subject.ASPECT)).isEqualTo(2);
        assertThat(coverage.complete(Subject.ASPECT)).isEqualTo(1);
        assertThat(nowhere.total(Subject.ASPECT)).isZero();
        assertThat(nowhere.holes()).extracting(Hole::what).doesNotContain(Subject.ASPECT);
    }

    @Test
    void an_aspect_that_an_arm_offers_in_no_form_is_named_and_no_hole() {
        Map<String, Coverage.Missed> leftOut = Map.of("cli", leftOut(20));
        Coverage coverage = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("undone", aspect(1, 9, 0, 2, leftOut)));

        assertThat(coverage.holes()).isEmpty();
        assertThat(coverage.pending()).isEmpty();
        assertThat(coverage.complete(Subject.ASPECT)).isEqualTo(1);
        assertThat(coverage.offersLess("cli"))
                .extracting(OffersLess::text)
                .containsExactly("add: undone unsupported (cannot undo)");
        assertThat(coverage.offersLess("embedded")).isEmpty();
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(coverage), Coverage.class))
                .isEqualTo(coverage);
    }

    @Test
    void an_aspect_of_which_an_arm_left_out_few_commands_stays_pending_until_it_is_due() {
        Map<String, AspectCounts> few =
                Map.of("of many", aspect(100, 99, 0, 2, Map.of("cli", leftOut(19))), "undone", aspect(100, 99, 2, 2));
        Coverage coverage = of(Map.of("add", DONE), Map.of("all", DONE), few);

        assertThat(coverage.holes()).isEmpty();
        assertThat(coverage.pending()).containsExactly("add: of many");
        assertThat(coverage.offersLess("cli")).isEmpty();
        assertThat(coverage.total(Subject.ASPECT)).isEqualTo(2);
        assertThat(coverage.complete(Subject.ASPECT)).isEqualTo(1);
    }

    @Test
    void an_aspect_that_is_due_and_of_which_an_arm_left_out_few_commands_is_a_hole_that_says_so() {
        Map<String, AspectCounts> one = Map.of("of many", aspect(100, 100, 0, 1, Map.of("cli", leftOut(1))));

        assertThat(of(Map.of("add", DONE), Map.of("all", DONE), one).holes())
                .containsExactly(new Hole(
                        Subject.ASPECT,
                        "add: of many",
                        "cli",
                        "not met in 100 steps by a command that the arm offers; it left out all 1 that met it, which are too"
                                + " few to say that it never offers one (cannot undo)"));
    }

    @Test
    void five_walks_that_leave_out_some_commands_each_show_together_that_an_arm_does_not_offer_an_aspect() {
        Coverage walk = of(
                Map.of("add", DONE),
                Map.of("all", DONE),
                Map.of("undone", aspect(5_000, 200, 0, 4, Map.of("cli", leftOut(4)))));
        Coverage four = walk.merge(walk).merge(walk).merge(walk);

        assertThat(four.pending()).containsExactly("add: undone");
        assertThat(four.merge(walk).pending()).isEmpty();
        assertThat(four.merge(walk).offersLess("cli"))
                .extracting(OffersLess::text)
                .containsExactly("add: undone unsupported (cannot undo)");
    }

    @Test
    void an_aspect_that_an_arm_does_between_any_two_operations_is_named_so() {
        Map<String, Coverage.Missed> implicit =
                Map.of("cli", new Coverage.Missed(0, 20, Support.Level.IMPLICIT, "a process for each"));
        Coverage coverage =
                of(Map.of("add", DONE), Map.of("all", DONE), Map.of("undone", aspect(1, 9, 0, 2, implicit)));

        assertThat(coverage.offersLess("cli"))
                .extracting(OffersLess::text)
                .containsExactly("add: undone implicit (a process for each)");
    }

    private static Coverage.Missed leftOut(long times) {
        return new Coverage.Missed(0, times, Support.Level.UNSUPPORTED, "cannot undo");
    }

    @Test
    void an_aspect_that_an_arm_offers_in_some_form_is_a_hole() {
        Map<String, Coverage.Missed> leftOut = Map.of("cli", leftOut(30));
        Map<String, Coverage.Missed> inVain = Map.of("cli", new Coverage.Missed(1, 0, Support.Level.OFFERED, ""));
        Coverage first = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("undone", aspect(1, 9, 0, 2, leftOut)));
        Coverage second = of(Map.of("add", DONE), Map.of("all", DONE), Map.of("undone", aspect(1, 9, 0, 2, inVain)));

        assertThat(first.merge(second).holes())
                .containsExactly(new Hole(Subject.ASPECT, "add: undone", "cli", "not met in 18 steps"));
        assertThat(first.merge(second).offersLess("cli")).isEmpty();
    }

    @Test
    void a_command_is_complete_if_every_arm_that_offers_it_exercised_it() {
        SortedMap<String, SortedMap<String, Counts>> commands = new TreeMap<>();
        commands.put("add", new TreeMap<>(Map.of("cli", LEFT_OUT, "embedded", DONE)));
        commands.put("erase", new TreeMap<>(Map.of("cli", IN_VAIN, "embedded", DONE)));
        commands.put("restart", new TreeMap<>(Map.of("cli", LEFT_OUT, "embedded", LEFT_OUT)));
        Coverage coverage = Coverage.of(commands, new TreeMap<>(Map.of("all", row(DONE))), new TreeMap<>(), ARMS);

        assertThat(coverage.total(Subject.COMMAND)).isEqualTo(2);
        assertThat(coverage.complete(Subject.COMMAND)).isEqualTo(1);
        assertThat(coverage.total(Subject.PROBE)).isEqualTo(1);
        assertThat(coverage.complete(Subject.PROBE)).isEqualTo(1);
    }

    @Test
    void its_json_form_is_read_back() {
        Coverage coverage = of(Map.of("add", NEVER_DRAWN), Map.of("all", DONE));

        String json = Json.MAPPER.writeValueAsString(coverage);

        assertThat(json).contains("{\"what\":\"command\",\"name\":\"add\",\"arm\":\"cli\",\"why\":\"never drawn\"}");
        assertThat(Json.MAPPER.readValue(json, Coverage.class)).isEqualTo(coverage);
    }

    private static Coverage drawn(Random random) {
        return Coverage.of(
                rows(random, List.of("add", "erase", "find", "reopen")),
                rows(random, List.of("all", "few")),
                aspects(random),
                ARMS);
    }

    private static SortedMap<String, SortedMap<String, Counts>> rows(Random random, List<String> names) {
        SortedMap<String, SortedMap<String, Counts>> rows = new TreeMap<>();
        for (String name : names) {
            if (random.nextBoolean()) {
                SortedMap<String, Counts> row = new TreeMap<>();
                ARMS.forEach(arm -> row.put(arm, counts(random)));
                rows.put(name, row);
            }
        }
        return rows;
    }

    private static Counts counts(Random random) {
        if (random.nextInt(4) == 0) {
            return NEVER_DRAWN;
        }
        long done = 1 + random.nextInt(3);
        Support.Level level = Support.Level.values()[random.nextInt(3)];
        String reason = List.of("", "one", "other").get(random.nextInt(3));
        return counts(Map.of("done", done, "rows", 1L), random.nextInt(2) * done, level, reason);
    }

    private static Counts counts(Map<String, Long> outcomes, long exercised, Support.Level level, String reason) {
        return new Counts(new TreeMap<>(outcomes), exercised, level, reason);
    }

    private static Coverage of(Map<String, Counts> commands, Map<String, Counts> probes) {
        return of(commands, probes, Map.of());
    }

    private static Coverage of(
            Map<String, Counts> commands, Map<String, Counts> probes, Map<String, AspectCounts> aspectsOfAdd) {
        SortedMap<String, SortedMap<String, AspectCounts>> aspects = new TreeMap<>();
        aspects.put("add", new TreeMap<>(aspectsOfAdd));
        return Coverage.of(onEachArm(commands), onEachArm(probes), aspects, ARMS);
    }

    private static AspectCounts aspect(long due, long steps, long cli, long embedded) {
        return aspect(due, steps, cli, embedded, Map.of());
    }

    private static AspectCounts aspect(
            long due, long steps, long cli, long embedded, Map<String, Coverage.Missed> missed) {
        return new AspectCounts(
                due, steps, new TreeMap<>(Map.of("cli", cli, "embedded", embedded)), new TreeMap<>(missed));
    }

    private static SortedMap<String, SortedMap<String, AspectCounts>> aspects(Random random) {
        SortedMap<String, SortedMap<String, AspectCounts>> aspects = new TreeMap<>();
        for (String kind : List.of("add", "find")) {
            SortedMap<String, AspectCounts> row = new TreeMap<>();
            for (String name : List.of("of many", "of none")) {
                if (random.nextBoolean()) {
                    Map<String, Coverage.Missed> missed = random.nextBoolean()
                            ? Map.of()
                            : Map.of(
                                    "cli",
                                    new Coverage.Missed(
                                            random.nextInt(2),
                                            random.nextInt(15),
                                            Support.Level.values()[random.nextInt(3)],
                                            random.nextBoolean() ? "a" : "b"));
                    row.put(name, aspect(20, random.nextInt(15), random.nextInt(2), random.nextInt(2), missed));
                }
            }
            aspects.put(kind, row);
        }
        return aspects;
    }

    private static SortedMap<String, SortedMap<String, Counts>> onEachArm(Map<String, Counts> counts) {
        SortedMap<String, SortedMap<String, Counts>> rows = new TreeMap<>();
        counts.forEach((name, count) -> rows.put(name, row(count)));
        return rows;
    }

    private static SortedMap<String, Counts> row(Counts counts) {
        SortedMap<String, Counts> row = new TreeMap<>();
        ARMS.forEach(arm -> row.put(arm, counts));
        return row;
    }
}
