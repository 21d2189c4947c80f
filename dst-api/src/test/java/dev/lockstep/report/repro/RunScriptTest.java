package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.StepParts;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.report.Report;
import dev.lockstep.report.StateReads;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Expectation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run.sh}, played with arms that only print. */
class RunScriptTest {

    private static final Engine ENGINE = Engine.of(SystemUnderTest.named("shop"));

    private static final String HOSTILE = "```\n# \u001b[31m<b>`x`</b> \u202e*a* [b](c) $(id) '; DROP \ud800";

    @TempDir
    private Path folder;

    @Test
    void arms_that_print_the_same_agree() throws Exception {
        Played played = play(List.of("echo '1 done'", "echo '2 rows 0'"), List.of("echo '1 done'", "echo '2 rows 0'"));

        assertThat(played.exit()).as(played.said()).isZero();
        assertThat(played.said()).contains("The transports agree.");
    }

    @Test
    void arms_that_print_other_rows_differ_in_the_step_that_is_marked() throws Exception {
        Played played = play(
                List.of("echo '1 done'", "printf '2 rows 1\\n2 | [1]\\n'"),
                List.of("echo '1 done'", "printf '2 rows 1\\n2 | [2]\\n'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said())
                .contains("* 2 ")
                .contains("  1 ")
                .contains("differ in 2,")
                .endsWith("Step 2: printing (b) gives 2, printing (a) gives 1\n");
    }

    @Test
    void a_difference_from_the_expected_answer_is_one_sentence_for_all_steps_that_show_it() throws Exception {
        expectation = Expectation.returns(List.of(Row.of(Cell.number(1))), true);
        Played played = play(
                List.of("echo '1 done'", "printf '2 rows 1\\n2 | [1]\\n'"),
                List.of("echo '1 done'", "printf '2 rows 1\\n2 | [2]\\n'"));
        assertThat(played.said()).endsWith("Step 2: printing (b) gives 2, expected 1\n");

        expectation = Expectation.agrees();
        played = play(
                List.of("printf '1 rows 1\\n1 | [1]\\n2 rows 1\\n2 | [1]\\n'"),
                List.of("printf '1 rows 1\\n1 | [2]\\n2 rows 1\\n2 | [2]\\n'"));
        assertThat(played.said()).endsWith("Steps 1 and 2: printing (b) gives 2, printing (a) gives 1\n");
    }

    @Test
    void an_arm_without_a_count_does_not_hide_that_the_counts_of_others_differ() throws Exception {
        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done 3'"), List.of("echo '1 done 4'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).contains("Step 1: printing (c) gives done 4, printing (b) gives done 3");
    }

    @Test
    void an_arm_without_a_count_agrees_with_the_count_of_others() throws Exception {
        List<String> counts = List.of("echo '1 done 3'", "echo '2 done'");

        Played played = play(List.of("echo '1 done'", "echo '2 done'"), counts, counts);

        assertThat(played.exit()).as(played.said()).isZero();
    }

    @Test
    void steps_that_fail_alike_are_no_agreement() throws Exception {
        List<String> failing = List.of("echo '1 failed the driver is gone'", "echo '2 done'");

        Played played = play(failing, failing);

        assertThat(played.exit()).as(played.said()).isEqualTo(3);
        assertThat(played.said()).contains("Nothing is shown, because these steps failed: 1 (a) 1 (b).");
    }

    @Test
    void a_script_that_needs_the_folder_of_a_product_says_so_when_there_is_none() throws Exception {
        List<String> described = List.of(": \"${PRODUCT:?set PRODUCT}\"", "echo '1 done'", "echo '2 done'");

        Played played = play(described, described);

        assertThat(played.exit()).as(played.said()).isEqualTo(3);
        assertThat(played.said()).contains("set PRODUCT");
    }

    @Test
    void help_is_the_usage_and_no_play() throws Exception {
        play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        Played help = run("--help");

        assertThat(help.exit()).as(help.said()).isZero();
        assertThat(help.said())
                .startsWith("Plays the steps")
                .contains("--jars DIR")
                .doesNotContain("set -eu", "#");
    }

    @Test
    void no_answer_is_no_agreement() throws Exception {
        Played played = play(List.of("echo '1 done'", "echo '2 done'"), List.of("echo '1 done'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).contains("no answer");
    }

    @Test
    void an_arm_that_does_not_come_to_its_end_is_named_with_its_last_words() throws Exception {
        Played played =
                play(List.of("echo '1 done'", "echo '2 done'"), List.of("echo '1 done'", "echo broken >&2", "exit 9"));

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).contains("b did not come to its end").contains("broken");
    }

    @Test
    void an_arm_that_plays_no_step_shows_nothing() throws Exception {
        Played played =
                play(List.of("echo '1 done'", "echo '2 done'"), List.of("echo there is no engine >&2", "exit 3"));

        assertThat(played.exit()).as(played.said()).isEqualTo(3);
        assertThat(played.said())
                .contains("there is no engine")
                .endsWith("Nothing is shown, because of b, where no step was played.\n");
    }

    @Test
    void what_a_file_omits_is_named_and_the_agreement_of_the_rest_shows_nothing() throws Exception {
        Played played = play(List.of("echo '1 done'", "echo '2 done'"), List.of("echo '1 done'", "echo '2 omitted'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(4);
        assertThat(played.said()).contains("Nothing is shown, because these steps are left out: 2 (b).");
        assertThat(played.issue()).contains("step 2 is left out");
    }

    @Test
    void an_agreement_is_one_only_if_the_script_has_all_of_the_finding() throws Exception {
        List<String> lines = List.of("echo '1 done'", "echo '2 done'");

        Played whole = play(lines, lines);

        assertThat(whole.exit()).as(whole.said()).isZero();
        assertThat(whole.said()).endsWith("The transports agree.\n");
        assertThat(whole.issue()).contains("there is nothing to report");
        assertThat(folder.resolve("bundle/not-shown.txt")).doesNotExist();

        notes = List.of("The look into the store is not here.");
        Played part = play(lines, lines);

        assertThat(part.exit()).as(part.said()).isEqualTo(4);
        assertThat(part.said()).endsWith("The transports agree. Not all of the finding is here; see not-shown.txt.\n");
        assertThat(part.issue())
                .contains("The look into the store is not here.", "An end with 4 says nothing about the system")
                .doesNotContain("nothing to report");
        assertThat(folder.resolve("bundle/not-shown.txt")).hasContent("The look into the store is not here.\n");
    }

    @Test
    void one_arm_with_another_answer_than_the_expected_one_ends_with_1() throws Exception {
        expectation = Expectation.returns(List.of(Row.of(Cell.number(1))), false);

        Played played = play(List.of("echo '1 done'", "printf '2 rows 2\\n2 | [1]\\n2 | [2]\\n'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).endsWith("It is another answer than the expected one in 2.\n");
        assertThat(played.issue())
                .contains("It plays one transport", "- 1 if an answer is not the expected one")
                .doesNotContain("transports differ");
    }

    @Test
    void one_arm_with_the_expected_answer_ends_with_0() throws Exception {
        expectation = Expectation.returns(List.of(Row.of(Cell.number(1), Cell.text("a b"))), false);

        Played played = play(List.of("echo '1 done'", "printf '2 rows 1\\n2 | [1,\"a b\"]\\n'"));

        assertThat(played.exit()).as(played.said()).isZero();
        assertThat(played.said()).endsWith("The answers are as expected.\n");
    }

    @Test
    void a_number_is_the_expected_one_however_many_zeros_end_it_and_a_long_answer_is_compared_whole() throws Exception {
        List<Row> rows = new ArrayList<>();
        StringBuilder printed = new StringBuilder("2 rows 99\\n");
        for (int i = 1; i <= 99; i++) {
            rows.add(Row.of(Cell.number(i), Cell.text("1.50")));
            printed.append("2 | [").append(i).append(".000,\"1.50\"]\\n");
        }
        expectation = Expectation.returns(rows, true);

        assertThat(play(List.of("echo '1 done'", "printf '" + printed + "'")).exit())
                .isZero();
        assertThat(play(List.of("echo '1 done'", "printf '" + printed.toString().replace("1.50", "1.5") + "'"))
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void as_many_rows_with_other_values_are_no_agreement_with_what_is_expected() throws Exception {
        expectation = Expectation.returns(List.of(Row.of(Cell.number(1))), false);

        Played played = play(List.of("echo '1 done'", "printf '2 rows 1\\n2 | [2]\\n'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(4);
        assertThat(played.said()).endsWith("compare their values above.\n");
    }

    @Test
    void another_order_and_other_blanks_are_not_called_as_expected() throws Exception {
        expectation = Expectation.returns(List.of(Row.of(Cell.number(1)), Row.of(Cell.number(2))), true);
        List<String> turned = List.of("echo '1 done'", "printf '2 rows 2\\n2 | [2]\\n2 | [1]\\n'");
        assertThat(play(turned, turned).said()).doesNotContain("as expected");
        assertThat(play(List.of("echo '1 done'", "printf '2 rows 2\\n2 | [1]\\n2 | [2]\\n'"))
                        .said())
                .endsWith("The answers are as expected.\n");

        expectation = Expectation.returns(List.of(Row.of(Cell.text("a b"))), false);
        List<String> joined = List.of("echo '1 done'", "printf '2 rows 1\\n2 | [\"ab\"]\\n'");
        assertThat(play(joined, joined).said()).doesNotContain("as expected");
    }

    @Test
    void arms_that_agree_on_another_answer_than_the_expected_one_end_with_1() throws Exception {
        expectation = Expectation.refuses("DUPLICATE");
        List<String> lines = List.of("echo '1 done'", "echo '2 done 1'");

        Played played = play(lines, lines);

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said())
                .endsWith(
                        "The transports agree with each other, and it is another answer than the expected one in 2.\n");
    }

    @Test
    void a_refusal_is_the_expected_one_by_its_class() throws Exception {
        expectation = Expectation.refuses("DUPLICATE");
        List<String> lines = List.of("echo '1 done'", "echo '2 refused DUPLICATE'");

        assertThat(play(lines).exit()).isZero();
        assertThat(play(List.of("echo '1 done'", "echo '2 refused OTHER'")).exit())
                .isEqualTo(1);
    }

    @Test
    void a_system_that_fails_in_each_arm_is_shown_though_nobody_predicts_the_answer() throws Exception {
        seen = Outcome.Broken.of(Outcome.Broken.Cause.DIED, "the system failed");
        List<String> lines = List.of("echo '1 done'", "echo '2 refused LOST'");

        Played played = play(lines, lines);

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said())
                .contains("expected  an answer")
                .endsWith(
                        "The transports agree with each other, and it is another answer than the expected one in 2.\n");
        assertThat(played.issue()).contains("expected:\n\n```\nan answer\n```").contains("the system itself fails");
        List<String> mended = List.of("echo '1 done'", "echo '2 rows 0'");
        assertThat(play(mended, mended).exit()).isZero();
    }

    @Test
    void arms_that_answered_in_the_walk_and_now_fail_alike_are_no_agreement() throws Exception {
        List<String> failing = List.of("echo '1 done'", "echo '2 refused LOST'");
        List<String> refusing = List.of("echo '1 done'", "echo '2 refused NOT_FOUND'");

        assertThat(play(failing, failing).exit()).isEqualTo(1);
        assertThat(play(refusing, refusing).exit()).isZero();
    }

    /** A wait for ever is a finding as well, and the script must not wait with it. */
    @Test
    void an_arm_that_is_silent_is_stopped_and_has_not_the_expected_answer() throws Exception {
        expectation = Expectation.refuses("DUPLICATE");
        write(List.of("echo '1 done'", "sleep 600"));

        Played played = run("--silence", "1");

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said())
                .contains("no answer within 1 second")
                .endsWith("It is another answer than the expected one in 2.\n");
    }

    @Test
    void a_stored_text_does_not_obey_the_terminal() throws Exception {
        List<String> lines = List.of("echo '1 done'", "printf '2 rows 1\\n2 | \\033[31m\\302\\233\\342\\200\\256x\\n'");

        Played played = play(lines, lines);

        assertThat(played.said()).doesNotContain("\u001b", "\u009b", "\u202e").contains("| ?[31m??x");
    }

    @Test
    void hostile_words_stay_inside_their_block_and_their_line() throws Exception {
        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue())
                .contains("````\n1  ```")
                .doesNotContain("\u001b", "\u202e", "\ud800")
                .contains("\\u001b[31m<b>`x`</b> \\u202e");
        assertThat(played.issue().lines().filter(line -> line.startsWith("# ")).toList())
                .as("the title")
                .hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("bundle/steps.txt")))
                .allMatch(line -> line.startsWith("1\t") || line.startsWith("2\t"));
    }

    @Test
    void the_help_and_the_text_for_a_tracker_name_the_same_codes() throws Exception {
        List<String> lines = List.of("echo '1 done'", "echo '2 done'");
        for (List<String> given : List.of(List.<String>of(), List.of("A kill is not here."))) {
            notes = given;
            Played several = play(lines, lines);
            assertThat(codes(run("--help").said(), "  "))
                    .isEqualTo(codes(several.issue(), "- "))
                    .hasSize(4)
                    .anyMatch(line -> line.startsWith(given.isEmpty() ? "0 if" : "4 if"));
            Played one = play(lines);
            assertThat(codes(run("--help").said(), "  "))
                    .isEqualTo(codes(one.issue(), "- "))
                    .hasSize(given.isEmpty() ? 5 : 4);
        }
    }

    private static List<String> codes(String text, String before) {
        return text.lines()
                .filter(line -> line.matches(before + "\\d +if .*"))
                .map(line -> line.substring(2).replaceAll(" +", " "))
                .toList();
    }

    @Test
    void a_look_that_is_only_further_evidence_is_told_apart_from_a_finding_that_is_not_shown() throws Exception {
        notes = List.of("Further evidence: a look inside the store differs too.");

        Played played = play(List.of("echo '1 done'", "echo '2 done'"), List.of("echo '1 done'", "echo '2 done 1'"));

        assertThat(played.issue())
                .contains("It shows the answers above that differ, and ends with 1.", "further evidence")
                .doesNotContain("says nothing about the system");
    }

    @Test
    void a_jar_that_is_nowhere_is_named_in_one_line_before_anything_is_played() throws Exception {
        List<String> lines = List.of("echo '1 done'", "echo '2 done'");
        write(lines, lines);
        Files.writeString(folder.resolve("bundle/jars-2.5.253.txt"), "com.h2database:h2:2.5.253\n");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path maven = Files.writeString(tools.resolve("mvn"), "#!/bin/sh\necho it is nowhere\necho really\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        Path work = folder.resolve("work");

        Played fetched = run(tools, "--repository", folder.toString(), "--work", work.toString());

        assertThat(fetched.exit()).as(fetched.said()).isEqualTo(2);
        assertThat(fetched.said().lines()).hasSize(2).first().isEqualTo("fetching h2:2.5.253");
        assertThat(fetched.said())
                .contains(
                        "h2 2.5.253 is neither in the local repository nor in Maven Central; run again: sh run.sh --jars DIR")
                .doesNotContain("playing", "nowhere");
        assertThat(work.resolve("mvn.log")).hasContent("it is nowhere\nreally");

        Played given = run("--jars", folder.toString());

        assertThat(given.exit()).as(given.said()).isEqualTo(2);
        assertThat(given.said().lines()).singleElement().asString().contains("h2 2.5.253 is not in", "h2-2.5.253.jar");

        Files.createFile(folder.resolve("h2-2.5.253.jar"));
        assertThat(run("--jars", folder.toString()).exit()).isZero();
    }

    @Test
    void long_rows_are_cut_around_the_character_where_they_differ() throws Exception {
        String same = "x".repeat(900);
        List<List<String>> arms = new ArrayList<>();
        for (String own : List.of("left", "right")) {
            arms.add(List.of("echo '1 done'", "printf '2 rows 1\\n2 | [\"" + same + own + same + "\"]\\n'"));
        }

        Played played = play(arms.get(0), arms.get(1));

        assertThat(played.said().lines().filter(line -> line.startsWith("Step 2")))
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("printing (b) has 1 row that printing (a) lacks: (character 903 of 1809) ...xxx")
                                && line.contains("xrightx")
                                && line.endsWith("x..."))
                .anyMatch(line -> line.contains("(character 903 of 1808)") && line.contains("xleftx"));
    }

    @Test
    void many_rows_that_all_have_are_counted_and_columns_are_named() throws Exception {
        StringBuilder rows = new StringBuilder("2 rows 25\\n");
        for (int i = 1; i <= 25; i++) {
            rows.append("2 | [").append(i).append("]\\n");
        }
        List<String> lines = List.of("echo '1 done'", "printf '" + rows + "'");
        columns = true;

        Played played = play(lines, lines);

        assertThat(played.said()).contains("all       the same 25 rows").doesNotContain("[17]");
        assertThat(played.said()).contains("columns   slug");
    }

    @Test
    void a_text_of_several_lines_keeps_its_lines_everywhere() throws Exception {
        said = "add to the graph this document:\n@prefix p: <urn:p:> .\np:a p:b p:c .";

        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue())
                .contains("1  add to the graph this document:\n     @prefix p: <urn:p:> .\n     p:a p:b p:c .\n");
        assertThat(Files.readAllLines(folder.resolve("bundle/steps.txt")))
                .startsWith("1\tadd to the graph this document:", "1\t@prefix p: <urn:p:> .", "1\tp:a p:b p:c .");
        assertThat(played.said())
                .contains("  1 add to the graph this document:\n       @prefix p: <urn:p:> .\n       p:a p:b p:c .\n");
    }

    @Test
    void a_text_that_is_cut_says_so_and_follows_in_full() throws Exception {
        said = "load this document:\n" + "line\n".repeat(30) + "x".repeat(500);

        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue()).contains("     ... (in full below)").contains(said);
        assertThat(Files.readString(folder.resolve("bundle/steps.txt"))).contains("1\t... (in full in issue.md)");
    }

    @Test
    void a_long_read_of_the_state_is_a_file_beside_the_text() throws Exception {
        said = StepParts.text(
                "back up, and read the copy:", List.of(StepParts.READ + "SELECT " + "a".repeat(500) + ";"));
        changed = Operation.backup(
                Operation.query("SELECT", List.of(Column.text("slug")), "FROM t"),
                Operation.mutate("INSERT"),
                Operation.mutate("DELETE"));

        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue())
                .contains("in full in state.sql", "[state.sql](state.sql)")
                .doesNotContain("a".repeat(500))
                .contains("Parts a and c of step 1 are a canary: a row that is inserted just before the copy is taken");
        assertThat(Files.readString(folder.resolve("bundle/state.sql"))).isEqualTo("SELECT " + "a".repeat(500) + ";\n");
    }

    @Test
    void what_a_person_types_is_below_the_step_with_the_name_of_the_transport() throws Exception {
        commands = new TreeMap<>(Map.of(0, "serve --port 3030", 1, "curl -X PUT --data-binary @1.nt"));

        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue())
                .contains("0  begin\n     printing (a): serve --port 3030\n     printing (b): serve")
                .contains("     printing (a): curl -X PUT --data-binary @1.nt\n");
    }

    @Test
    void the_configuration_with_which_a_server_is_opened_is_in_the_text() throws Exception {
        opened = new TreeMap<>(Map.of("a", new TreeMap<>(Map.of("server", "serve --conf {data}/serve.conf"))));
        files = new TreeMap<>(Map.of("serve.conf", "port = 1", "other.txt", "kept = 2"));

        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue())
                .contains("serve --conf ./serve.conf")
                .contains("<details><summary>serve.conf</summary>\n\n```\nport = 1\n```")
                .doesNotContain("kept = 2");
    }

    @Test
    void the_edge_of_a_finding_is_below_the_steps() throws Exception {
        edges = List.of("-4.57 agrees, -4.58 differs");

        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done'"));

        assertThat(played.issue()).contains("The edge of it: -4.57 agrees, -4.58 differs.");
    }

    @Test
    void the_codes_of_the_expected_answers_are_explained_once() throws Exception {
        expectation = Expectation.refuses("DUPLICATE");
        play(List.of("echo '1 done'"));
        assertThat(Files.readAllLines(folder.resolve("bundle/expected.txt")))
                .startsWith("0\tthe expected answers, by step", "0\tDUPLICATE: refused");

        expectation = Expectation.agrees();
        play(List.of("echo '1 done'"));
        assertThat(Files.readAllLines(folder.resolve("bundle/expected.txt")))
                .startsWith(
                        "0\tthe expected answers, by step",
                        "0\tanswer with codes: any answer will do but a failure with one of the codes",
                        "0\tFAILED_INSIDE: the system itself failed",
                        "0\tLOST: the connection or the store is gone");
    }

    @Test
    void a_refusal_that_an_arm_answered_with_is_explained_too() throws Exception {
        seen = new Outcome.Refused("SYNTAX", "42000", "no");
        expectation = Expectation.done();

        play(List.of("echo '1 done'"));

        assertThat(Files.readAllLines(folder.resolve("bundle/expected.txt"))).contains("0\tSYNTAX: refused");
    }

    /** The words of the first step. */
    private String said = HOSTILE;

    /** What the first step does. */
    private Operation changed = Operation.mutate(HOSTILE);

    private SortedMap<Integer, String> commands = new TreeMap<>();

    private SortedMap<String, String> files = new TreeMap<>();

    private SortedMap<String, SortedMap<String, String>> opened = new TreeMap<>();

    private List<String> edges = List.of();

    private List<String> notes = List.of();

    private boolean columns;

    private Expectation expectation = Expectation.agrees();

    /** What the walk saw in each step. */
    private Outcome seen = Outcome.Done.UNCOUNTED;

    private record Played(int exit, String said, String issue) {}

    @SafeVarargs
    private Played play(List<String>... lines) throws Exception {
        write(lines);
        return run();
    }

    @SafeVarargs
    private void write(List<String>... lines) throws Exception {
        List<ArmPlan> planned = new ArrayList<>();
        for (List<String> ofArm : lines) {
            planned.add(arm(String.valueOf((char) ('a' + planned.size())), ofArm));
        }
        ArmPlans arms = new ArmPlans("a", planned);
        Path bundle = folder.resolve("bundle");
        Bundle made = Bundle.of(
                new Origin(Optional.empty(), Optional.empty(), opened, List.of(), edges, List.of()), story(), arms);
        for (Map.Entry<String, String> file : ReproFolder.files(made).entrySet()) {
            Path path = bundle.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Played run(String... options) throws Exception {
        return run(folder.resolve("no tools"), options);
    }

    private Played run(Path tools, String... options) throws Exception {
        Path bundle = folder.resolve("bundle");
        List<String> command =
                new ArrayList<>(List.of("sh", bundle.resolve("run.sh").toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", tools + ":", (path, first) -> first + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Played(process.waitFor(), said, Files.readString(bundle.resolve("issue.md")));
    }

    private ArmPlan arm(String name, List<String> lines) {
        List<String> omitted = lines.stream().anyMatch(line -> line.contains("omitted"))
                ? List.of("step 2 is left out, because nothing has a form for it.")
                : List.of();
        SortedMap<Integer, String> words = new TreeMap<>(Map.of(1, said, 2, "read"));
        Reproducer reproducer = reproduction -> new Reproduced(files, lines, words, commands, omitted);
        return ArmPlan.of(name, new Printing(reproducer), ENGINE);
    }

    private Story story() {
        Difference difference = new Difference(DifferencePath.ROWS, DifferenceClass.VALUE, "a", "b", "[]", "[]");
        Report.ReportedFinding finding = new Report.ReportedFinding(
                2,
                "read",
                "DIVERGED",
                "NOVEL",
                "0",
                "0",
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                List.of(difference),
                new TreeMap<>(),
                List.of(),
                Optional.empty());
        List<Told> steps = new ArrayList<>();
        for (String title : List.of("change", "read")) {
            Operation operation = columns
                    ? Operation.query("SELECT", List.of(Column.text("slug")), "FROM t")
                    : title.equals("change") ? changed : Operation.mutate(HOSTILE);
            steps.add(new Told(
                    steps.size() + 1,
                    title,
                    title,
                    new TreeMap<>(Map.of("a", operation, "b", operation, "c", operation)),
                    Channel.QUERY,
                    false,
                    false,
                    title.equals("read") ? expectation : Expectation.agrees(),
                    new TreeMap<>(Map.of("a", seen)),
                    new TreeMap<>()));
        }
        return new Story(finding, StateReads.AT_THE_END, steps, new TreeMap<>(), false, notes, List.of());
    }

    /** A transport that is never opened. */
    private record Printing(Reproducer own) implements BackendProvider {
        @Override
        public String system() {
            return "shop";
        }

        @Override
        public String transport() {
            return "printing";
        }

        @Override
        public Optional<Reproducer> reproducer() {
            return Optional.of(own);
        }

        @Override
        public Backend open(ArmContext context) {
            throw new UnsupportedOperationException("it only prints");
        }
    }
}
