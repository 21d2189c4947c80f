package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import dev.lockstep.shapes.Morphology;
import dev.lockstep.shapes.ShapeCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {

    private static final String WALK = """
            {"system": "h2", "workload": "social", "commands": {"seed": %d}, "coverage": {
              "commands": {"insert": {"embedded": {"exercised": %d, "support": "OFFERED"},
                                      "cli": {"exercised": 0, "support": "UNSUPPORTED", "reason": "it cannot | insert"}}},
              "aspects": {"insert": {"of many": {"exercised": {"embedded": %d}}}},
              "probes": {"all": {"embedded": {"exercised": 4, "support": "OFFERED"}}}},
             "observed": [{"channel": "query", "arms": {"embedded": 9}, "without": {}},
                          {"channel": "older", "arms": {}, "without": {"cli": "no session"}}]}
            """;

    @TempDir
    private Path folder;

    private Path reports;

    @BeforeEach
    void a_job_with_two_walks() throws IOException {
        reports = Files.createDirectories(folder.resolve("reports"));
        walk("seed-7", 7, 2, 1);
        walk("seed-3", 3, 5, 0);
    }

    @Test
    void a_job_that_samples_what_it_did_keeps_the_ledger() throws IOException {
        Terminal updated = ledger("--update");

        assertThat(updated.exit()).as(updated.out() + updated.err()).isZero();
        assertThat(updated.out()).startsWith("UPDATED  ").contains("4 of 6 cells are lit");
        assertThat(folder.resolve("coverage.md"))
                .content()
                .contains("| insert | dark 1 | short 7x, seed 3 |")
                .contains("| insert: of many | short 1x, seed 7 |")
                .contains("- dark 1: not offered: it cannot \\| insert");
        assertThat(ledger().out()).startsWith("KEPT  4 rows");
    }

    @Test
    void a_row_that_went_dark_is_an_error_until_somebody_says_why() throws IOException {
        ledger("--update");
        walk("seed-7", 7, 2, 0);

        Terminal dark = ledger();
        assertThat(dark.exit()).isEqualTo(1);
        assertThat(dark.out())
                .startsWith("DARK  1 row that the job short lit before is dark")
                .contains("h2 social: aspect insert: of many on embedded: not met; ./lockstep run --system h2"
                        + " --workload social --only insert --steps 1000 draws for it");
        assertThat(ledger("--update").exit()).as("an update hides nothing").isEqualTo(1);

        assertThat(ledger("--update", "--dark", "the product dropped it").exit())
                .isZero();
        assertThat(folder.resolve("coverage.md")).content().contains("- dark 1: the product dropped it");
        assertThat(ledger().exit()).isZero();
    }

    @Test
    void a_walk_that_was_not_made_is_dark_too() throws IOException {
        ledger("--update");
        Files.writeString(
                reports.resolve("seed-3/report.json"),
                Files.readString(reports.resolve("seed-3/report.json")).replace("social", "other"));
        Files.delete(reports.resolve("seed-7/report.json"));

        assertThat(ledger().out()).startsWith("DARK  4 rows").contains("not in the reports of this job any more");
    }

    @Test
    void the_states_of_a_crash_are_rows_too() throws IOException {
        Files.writeString(reports.resolve("crash.json"), """
                {"system": "h2", "workload": "social", "seeds": [
                  {"seed": 4, "states": {"after a write": {"states": 26, "whole": 25}, "while it recovered": {"whole": 0}}}]}
                """);
        ledger("--update");

        assertThat(folder.resolve("coverage.md"))
                .content()
                .contains("| after a write | short 25x, seed 4 |")
                .contains("| while it recovered | dark 1 |");
    }

    @Test
    void faults_strikes_contexts_actors_and_invariants_are_rows_too() throws IOException {
        Files.writeString(reports.resolve("faults.json"), """
                {"system": "h2", "workload": "social", "seeds": "2..5", "cells": [
                  {"cell": {"fault": {"kind": "NO_SPACE", "call": "WRITE"}, "phase": "SERVE"}, "fired": 8, "wrong": []},
                  {"cell": {"fault": {"kind": "ERROR", "call": "READ"}, "phase": "OPEN"}, "fired": 0, "wrong": []},
                  {"cell": {"fault": {"kind": "SLOW", "call": "READ"}, "phase": "OPEN"}, "fired": 3, "wrong": ["LOST: row k\\u0000\\n| 1"]},
                  {"cell": {"fault": {"kind": "ERROR", "call": "READ"}, "phase": "RECOVER"},
                   "fired": 5, "known": {"a-page": 2}, "wrong": []},
                  {"cell": {"fault": {"kind": "FLIPPED_BIT", "call": "READ"}, "phase": "OPEN"},
                   "fired": 2, "known": {"a-page": 2}, "wrong": []}]}
                """);
        Files.writeString(
                Files.createDirectories(reports.resolve("h2-shapes")).resolve("shapes.json"),
                Json.MAPPER.writeValueAsString(List.of(Map.of(
                        "arm",
                        "embedded",
                        "cells",
                        List.of(
                                new ShapeCell("plain", Morphology.EMPTY, ShapeCell.Result.SAME, ""),
                                new ShapeCell(
                                        "streams", Morphology.EMPTY, ShapeCell.Result.DIFFERS, "a row is missing"))))));
        Files.writeString(reports.resolve("strikes.json"), """
                {"system": "h2", "workload": "social", "seeds": "3", "cells": [
                  {"cell": {"arm": "cli", "phase": "OPENERS", "blow": "KILL_AT_WRITE"}, "fell": 2, "wrong": []},
                  {"cell": {"arm": "server", "phase": "operation", "blow": "no space"}, "fell": 5, "outside": 2, "wrong": []},
                  {"cell": {"arm": "server", "phase": "operation", "blow": "error on write"}, "fell": 2, "outside": 2, "wrong": []}]}
                """);
        Files.writeString(reports.resolve("contexts.json"), """
                {"system": "h2", "seed": 6, "cells": [
                  {"workload": "values", "arm": "embedded+split", "result": "parity", "steps": 40, "why": ""},
                  {"workload": "values", "arm": "cli+memory", "result": "not run", "steps": 0, "why": "it ends"}]}
                """);
        Files.writeString(
                Files.createDirectories(reports.resolve("h2-actors-4-seeds-1..2/seed-1"))
                        .resolve("race.json"),
                """
                {"verdict": "PARITY", "seed": 1, "actors": 4, "isolation": "SNAPSHOT",
                 "arms": [{"arm": "embedded", "unplayed": ""}]}
                """);
        ledger("--update");

        assertThat(folder.resolve("coverage.md"))
                .content()
                .contains("| serve: no space on write | short 8x, seed 2 |")
                .contains(
                        "- dark 1: not met; ./lockstep faults --system h2 --workload social --seeds 1..20 draws for it")
                .contains(": a wrong end: LOST\n")
                .contains("| recover: error on read | short 3x, seed 2 |")
                .contains(": each end was a known finding: a-page")
                .contains("| openers: kill at write | short 2x, seed 3 |")
                .contains("| operation: no space | not walked | short 3x, seed 3 |")
                .contains(": the blows fell after the answer")
                .contains("| values | dark 1 | short 40x, seed 6 |")
                .contains("| plain | short 1x |")
                .contains("| streams | dark 1 |")
                .contains("| 4 actors, snapshot | short 1x, seed 1 |");
    }

    @Test
    void a_counted_suite_of_tests_is_a_row_and_one_with_a_failure_or_without_a_passed_test_is_dark()
            throws IOException {
        suite("dev.lockstep.cli.h2.ShellOutputFuzzTest", 5, 1, 0);
        suite("dev.lockstep.sameness.SamenessTest", 4, 0, 1);
        suite("dev.lockstep.contexts.SlowDiskTest", 1, 1, 0);
        suite("dev.lockstep.runner.HelpTest", 9, 0, 0);
        ledger("--update");

        assertThat(folder.resolve("coverage.md"))
                .content()
                .contains("| ShellOutputFuzzTest | short 4x |")
                .containsPattern("[|] SamenessTest [|] dark [12] [|]")
                .contains(": 1 of its tests failed")
                .containsPattern("[|] SlowDiskTest [|] dark [12] [|]")
                .contains("| a disk that is full | dark: `.ci/test` lights it |")
                .doesNotContain("HelpTest");
    }

    @Test
    void the_page_begins_with_the_rows_of_any_harness_lit_or_with_what_lights_them() throws IOException {
        Files.writeString(reports.resolve("contexts.json"), """
                {"system": "h2", "seed": 6, "cells": [
                  {"workload": "values", "arm": "embedded+split", "result": "parity", "steps": 40, "why": ""}]}
                """);
        ledger("--update");

        assertThat(folder.resolve("coverage.md"))
                .content()
                .containsPattern("(?m)^2 of 32 are lit[.]$")
                .contains("| operation: insert | 1 cell: h2 social: command insert on embedded |")
                .contains("| at least one storage context | 1 cell: h2: context values on embedded+split |")
                .contains("| a cohort of actors | dark: `./lockstep run --actors 4` lights it |");
    }

    private void suite(String name, int tests, int skipped, int failures) throws IOException {
        Files.writeString(reports.resolve("TEST-" + name + ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="x" version="3.0.2" name="%s" time="1.0" tests="%d" errors="0" skipped="%d" failures="%d">
                </testsuite>
                """.formatted(name, tests, skipped, failures));
    }

    @Test
    void another_job_has_samples_for_itself() throws IOException {
        ledger("--update");
        ledger("--update", "--job", "night");

        assertThat(folder.resolve("coverage.md")).content().contains("night 7x, seed 3; short 7x, seed 3");
        assertThat(ledger("--job", "never").exit()).as("nothing is known of it").isEqualTo(4);
    }

    @Test
    void folders_without_reports_and_files_that_are_none_are_refused() throws IOException {
        assertThat(Terminal.run("ledger", folder.resolve("nowhere").toString()).exit())
                .isEqualTo(2);

        Files.writeString(reports.resolve("seed-7/report.json"), "{\"system\": ");
        Terminal torn = ledger();
        assertThat(torn.exit()).isEqualTo(2);
        assertThat(torn.err()).contains("report.json: not a report");
    }

    @Test
    void walks_that_exercised_nothing_are_vacuous() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(empty.resolve("report.json"), "{\"system\": \"h2\", \"coverage\": {}}");

        Terminal vacuous = Terminal.run(
                "ledger",
                empty.toString(),
                "--ledger",
                folder.resolve("coverage.json").toString());
        assertThat(vacuous.exit()).isEqualTo(4);
        assertThat(vacuous.out()).startsWith("VACUOUS");
    }

    private void walk(String name, long seed, long exercised, long ofMany) throws IOException {
        Files.writeString(
                Files.createDirectories(reports.resolve(name)).resolve("report.json"),
                WALK.formatted(seed, exercised, ofMany));
    }

    private Terminal ledger(String... more) {
        String[] words = new String[more.length + 4];
        words[0] = "ledger";
        words[1] = reports.toString();
        words[2] = "--ledger";
        words[3] = folder.resolve("coverage.json").toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return Terminal.run(words);
    }
}
