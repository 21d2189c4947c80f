package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base serves any program: in this test a shell script that keeps a file for each key. */
class ProcessPerOperationTest {

    private static final Engine ENGINE = new Engine(
            new SystemUnderTest("files", "Files", List.of(), "1", "files", Set.of(), Map.of()), "1", List.of());

    private static final Operation.Query KEYS = Operation.query("keys", List.of(Column.text("key")), "");
    private static final Operation.Query SLOW = Operation.query("slow", List.of(Column.text("key")), "");

    private static final String SCRIPT = """
            cd "$1" || exit 1
            case "$2" in
              put) cat > "$3" ;;
              keys) for key in *; do echo "$key"; done ;;
              slow) sleep 30 ;;
            esac
            """;

    @TempDir
    private Path root;

    private Path script;

    @BeforeEach
    void there_is_a_script() throws IOException {
        script = Files.writeString(root.resolve("files.sh"), SCRIPT);
    }

    @Test
    void each_operation_runs_the_script_and_reads_its_output() throws Exception {
        try (Backend arm = arm(Duration.ofSeconds(20))) {
            assertThat(arm.apply(Operation.mutate("a"))).isEqualTo(Done.UNCOUNTED);
            assertThat(arm.apply(Operation.mutate("b"))).isEqualTo(Done.UNCOUNTED);

            Rows both = new Rows(List.of(Row.of(Cell.text("a")), Row.of(Cell.text("b"))));
            assertThat(arm.apply(KEYS)).isEqualTo(both);
            assertThat(arm.read(List.of(KEYS, KEYS))).containsExactly(both, both);
            assertThat(arm.description()).containsEntry("launcher", "a process for each operation");
        }
    }

    @Test
    void all_reads_of_a_step_have_one_deadline() throws Exception {
        try (Backend arm = arm(Duration.ofSeconds(1))) {
            long began = System.nanoTime();

            assertThat(arm.read(List.of(SLOW, SLOW, SLOW)))
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Broken.class,
                                    broken -> assertThat(broken.cause()).isEqualTo(Cause.TIMED_OUT)));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void an_operation_has_its_own_time_whatever_the_one_before_took() throws Exception {
        try (Backend arm = arm(Duration.ofSeconds(2))) {
            arm.apply(SLOW);

            assertThat(arm.apply(Operation.mutate("a"))).isEqualTo(Done.UNCOUNTED);
        }
    }

    @Test
    void a_closed_arm_starts_nothing_any_more() throws Exception {
        Backend arm = arm(Duration.ofSeconds(20));
        arm.close();

        assertThat(arm.apply(KEYS)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.DIED);
            assertThat(broken.detail()).contains("its arm is closed");
        });
    }

    private Backend arm(Duration timeout) throws IOException {
        ArmFolder folder = ArmFolder.create(root.resolve("arm"));
        return new ScriptedFiles(
                new ArmContext("cli", folder, ENGINE, ENGINE, timeout, Duration.ofMinutes(2), Map.of()));
    }

    private final class ScriptedFiles extends ProcessPerOperation {

        ScriptedFiles(ArmContext context) {
            super(context);
        }

        @Override
        protected Outcome mutate(Operation.Mutate mutate) throws InterruptedException {
            return run(call("put", mutate.text()).withInput("ü"))
                    .read(ended -> ended.exitCode() == 0 ? Done.UNCOUNTED : ended.broken(Cause.DIED, "put failed"));
        }

        @Override
        protected Outcome query(Operation.Query query) throws InterruptedException {
            return run(call(query.before()))
                    .read(ended -> new Rows(ended.outputText()
                            .lines()
                            .map(key -> Row.of(Cell.text(key)))
                            .toList()));
        }

        private CommandLine call(String... words) {
            List<String> line = new ArrayList<>(
                    List.of("sh", script.toString(), folder().data().toString()));
            line.addAll(List.of(words));
            return CommandLine.of(folder().scratch(), line);
        }
    }
}
