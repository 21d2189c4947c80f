package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.cli.h2.H2CliProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which a command line may mislead its caller, played by a real process around the real Shell. */
class CommandLineFaultTest {

    private static final String CACHE = "lockstep.cache";

    /** Long enough for a process on a busy machine. One test waits for the whole limit. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Query TWO_ROWS = Operation.orderedQuery(
            "SELECT",
            List.of(new Column("n", ValueKind.NUMBER, "n"), new Column("s", ValueKind.TEXT, "s")),
            "FROM (VALUES (1, 'a'), (2, 'b')) AS t (n, s) ORDER BY n");

    private static final Outcome TRUTH =
            new Rows(List.of(Row.of(Cell.number(1), Cell.text("a")), Row.of(Cell.number(2), Cell.text("b"))));

    private static final Mutate WRITE = Operation.mutate("MERGE INTO kept KEY (id) VALUES (1)");

    @TempDir
    private static Path shared;

    private static FalseShell shell;
    private static Backend arm;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws Exception {
        // Nobody else can use its archive of classes.
        System.setProperty(CACHE, shared.resolve("cache").toString());
        shell = FalseShell.build(Files.createDirectory(shared.resolve("shell")), Ground.H2.engine());
        arm = new H2CliProvider()
                .open(new ArmContext(
                        "cli",
                        ArmFolder.create(shared.resolve("arm")),
                        shell.engine(),
                        shell.engine(),
                        LIMIT,
                        Duration.ofMinutes(2),
                        Map.of()));
        assertThat(arm.apply(Operation.mutate("CREATE TABLE kept (id INTEGER PRIMARY KEY)")))
                .isInstanceOf(Done.class);
    }

    @AfterAll
    static void close() {
        arm.close();
        System.clearProperty(CACHE);
    }

    @AfterEach
    void tellTheTruth() {
        shell.tell("");
    }

    @Test
    void a_truthful_shell_is_believed() throws Exception {
        assertThat(arm.apply(TWO_ROWS)).isEqualTo(TRUTH);
        assertThat(arm.apply(WRITE)).isEqualTo(Done.affecting(1));
        assertThat(arm.read(List.of(TWO_ROWS, TWO_ROWS))).containsExactly(TRUTH, TRUTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an error without a code",
                "an error and then the truth",
                "a stack trace",
                "a line before",
                "a line after",
                "a line within",
                "a line less",
                "a line twice",
                "a frame twice",
                "the last line cut",
                "without its line end",
                "nothing",
                "a warning on standard error"
            })
    void output_that_cannot_be_explained_to_the_last_byte_is_garbage(String lie) throws Exception {
        shell.tell(lie);
        assertBroken(arm.apply(TWO_ROWS), Broken.Cause.GARBAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a line before", "a line after", "nothing", "a frame twice", "the last line cut"})
    void a_write_with_more_or_less_output_than_expected_is_not_believed(String lie) throws Exception {
        shell.tell(lie);
        assertBroken(arm.apply(WRITE), Broken.Cause.GARBAGE);
    }

    @Test
    void probes_that_share_a_process_are_all_broken_by_a_line_too_many() throws Exception {
        shell.tell("a line after");
        assertThat(arm.read(List.of(TWO_ROWS, TWO_ROWS)))
                .hasSize(2)
                .allSatisfy(outcome -> assertBroken(outcome, Broken.Cause.GARBAGE));
    }

    @Test
    void an_error_that_comes_with_exit_code_0_is_a_refusal() throws Exception {
        shell.tell("an error with a code");
        assertThat(arm.apply(WRITE)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo("SYNTAX");
            assertThat(refused.code()).isEqualTo("42001");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"another exit code", "killed"})
    void a_process_that_did_not_end_well_has_not_answered_whatever_it_printed(String lie) throws Exception {
        shell.tell(lie);
        assertBroken(arm.apply(TWO_ROWS), Broken.Cause.DIED);
    }

    @Tag("nightly")
    @Test
    void a_process_that_does_not_end_is_killed_in_its_time() throws Exception {
        shell.tell("hung");
        assertBroken(arm.apply(TWO_ROWS), Broken.Cause.TIMED_OUT);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .noneMatch(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(shared.resolve("shell").toString()));
    }

    @Test
    void a_process_that_does_not_stop_printing_is_cut_off() throws Exception {
        shell.tell("flood");
        assertBroken(arm.apply(TWO_ROWS), Broken.Cause.CUT_OFF);
    }

    @Test
    void a_walk_over_an_arm_with_a_line_too_many_diverges() {
        WalkResult result = walk("a line after");
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).differences())
                .extracting(Difference::path, Difference::actual)
                .containsExactly(tuple(DifferencePath.OUTCOME, "\"broken GARBAGE\""));
    }

    @Test
    void a_walk_over_an_arm_that_prints_an_error_and_exits_with_0_diverges() {
        WalkResult result = walk("an error with a code");
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).step().step()).isEqualTo(2);
        assertThat(result.findings().get(0).step().outcomes().get(SocialWalk.OTHER))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal() + " " + refused.code())
                                .isEqualTo("SYNTAX 42001"));
    }

    private WalkResult walk(String lie) {
        ArmPlan truthful = SocialWalk.arm(SocialWalk.REFERENCE, new H2EmbeddedProvider());
        ArmPlan lying = ArmPlan.of(SocialWalk.OTHER, new H2CliProvider(), shell.engine());
        return new SocialWalk(truthful, lying, 1, 3, LIMIT).play(folder, new WalkListener() {
            @Override
            public void asking(long step, RecordedCommand command, Observation observation) {
                shell.tell(step == 2 ? lie : "");
            }
        });
    }

    private static void assertBroken(Outcome outcome, Broken.Cause cause) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(cause));
    }
}
