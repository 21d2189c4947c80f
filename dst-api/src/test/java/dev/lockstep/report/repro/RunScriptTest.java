package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.op.Cell;
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
                .endsWith("step 2: b has 1 row that a lacks: [2]\nstep 2: b lacks 1 row that a has: [1]\n");
    }

    @Test
    void an_arm_without_a_count_does_not_hide_that_the_counts_of_others_differ() throws Exception {
        Played played = play(List.of("echo '1 done'"), List.of("echo '1 done 3'"), List.of("echo '1 done 4'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).contains("step 1: c has \"done 4\", b has \"done 3\"");
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

        assertThat(played.exit()).as(played.said()).isEqualTo(3);
        assertThat(played.said()).contains("Nothing is shown, because these steps are left out: 2 (b).");
        assertThat(played.issue()).contains("Not shown: b: step 2 is left out");
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

        assertThat(part.exit()).as(part.said()).isEqualTo(3);
        assertThat(part.said()).endsWith("The transports agree. Not all of the finding is here; see not-shown.txt.\n");
        assertThat(part.issue())
                .contains(
                        "The look into the store is not here.",
                        "it says so and ends with 3. That says nothing about the system")
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
                .contains("plays one transport.", "ends with 1 if an answer is not the expected one")
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
                .isEqualTo(3);
    }

    @Test
    void as_many_rows_with_other_values_are_no_agreement_with_what_is_expected() throws Exception {
        expectation = Expectation.returns(List.of(Row.of(Cell.number(1))), false);

        Played played = play(List.of("echo '1 done'", "printf '2 rows 1\\n2 | [2]\\n'"));

        assertThat(played.exit()).as(played.said()).isEqualTo(3);
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
                .contains("````\n1  change: ```")
                .doesNotContain("\u001b", "\u202e", "\ud800")
                .contains("\\u001b[31m<b>`x`</b> \\u202e");
        assertThat(played.issue().lines().filter(line -> line.startsWith("# ")).toList())
                .as("the title, and a line inside the block")
                .hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("bundle/steps.txt"))).hasSize(2);
    }

    private List<String> notes = List.of();

    private Expectation expectation = Expectation.agrees();

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
        Bundle made = Bundle.of(Origin.UNKNOWN, story(notes, expectation), arms);
        for (Map.Entry<String, String> file : ReproFolder.files(made).entrySet()) {
            Path path = bundle.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Played run(String... options) throws Exception {
        Path bundle = folder.resolve("bundle");
        List<String> command =
                new ArrayList<>(List.of("sh", bundle.resolve("run.sh").toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Played(process.waitFor(), said, Files.readString(bundle.resolve("issue.md")));
    }

    private static ArmPlan arm(String name, List<String> lines) {
        List<String> omitted = lines.stream().anyMatch(line -> line.contains("omitted"))
                ? List.of("step 2 is left out, because nothing has a form for it.")
                : List.of();
        SortedMap<Integer, String> words = new TreeMap<>(Map.of(1, HOSTILE, 2, "read"));
        Reproducer reproducer = reproduction -> new Reproduced(new TreeMap<>(), lines, words, omitted);
        return ArmPlan.of(name, new Printing(reproducer), ENGINE);
    }

    private static Story story(List<String> notes, Expectation expectation) {
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
            Operation operation = Operation.mutate(HOSTILE);
            steps.add(new Told(
                    steps.size() + 1,
                    title,
                    title,
                    new TreeMap<>(Map.of("a", operation, "b", operation, "c", operation)),
                    Channel.QUERY,
                    false,
                    false,
                    title.equals("read") ? expectation : Expectation.agrees(),
                    new TreeMap<>(Map.of("a", (Outcome) Outcome.Done.UNCOUNTED)),
                    new TreeMap<>()));
        }
        return new Story(finding, steps, false, notes, List.of());
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
