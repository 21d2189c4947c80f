package dev.lockstep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.project.TransportDescription;
import dev.lockstep.project.YamlValue;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command line that is described, here by lines of {@code sh}. */
class CommandBackendTest {

    private static final String DESCRIBED = """
            setup:
              - [sh, -c, 'echo made > "$0/store"', "{data}"]
            refused: {exit: {4: MISSING}}
            verbs:
              create: {run: [sh, -c, 'printf %s "$1" > "$0/$2"', "{data}", "{record.text}", "{key}"]}
              read: {run: [sh, -c, 'test -e "$0/$1" || exit 4; printf ''[{{"text":"%s"}]'' "$(cat "$0/$1")"', "{data}", "{key}"], rows: {json: ""}}
              delete: {run: [sh, -c, 'exit 9', "{data}"]}
              list: {run: [sh, -c, 'cat "$0"/store; echo oops', "{data}"], rows: {json: ""}}
              count: {run: [sleep, "60"], rows: {json: ""}}
              clear: {run: [sh, -c, 'cat > "$0/in"; echo "cleared 7"', "{data}"], json: {all: "{collection}"}, count: {stdout: "^cleared ([0-9]+)$"}}
              tell: {run: [echo, "{set.token}"]}
            """;

    @TempDir
    private Path root;

    private BackendProvider provider(String text) {
        return new CommandForm()
                .transport(new TransportDescription(
                        "notes", "cli", YamlValue.parse(Path.of("lockstep.yaml"), text), root));
    }

    private ArmContext context(Duration limit) throws Exception {
        Engine engine = new Engine(
                new SystemUnderTest("notes", "notes", List.of(), "1", "requests", Set.of(), Map.of()), "1", List.of());
        return new ArmContext(
                "cli",
                ArmFolder.create(root.resolve("arm")),
                engine,
                engine,
                limit,
                Duration.ofSeconds(60),
                Map.of("token", "secret", "key", "shadow"));
    }

    private static Operation create(String key, String text) {
        return Request.of(Request.CREATE, "notes")
                .with("key", key)
                .with("record", Map.of("text", text))
                .changing();
    }

    private static Operation reading(String verb, String key) {
        return Request.of(verb, "notes").with("key", key).reading(new RowShape(List.of(Column.text("text")), true));
    }

    @Test
    void an_argument_is_never_split_and_a_setting_hides_no_part_of_an_operation() throws Exception {
        try (Backend arm = provider(DESCRIBED).open(context(Duration.ofSeconds(60)))) {
            assertThat(arm.apply(create("k1", "a b; $(id) 'c'"))).isEqualTo(Outcome.Done.UNCOUNTED);

            assertThat(arm.apply(reading(Request.READ, "k1")))
                    .isEqualTo(new Outcome.Rows(List.of(Row.of(Cell.text("a b; $(id) 'c'")))));
            assertThat(root.resolve("arm/data/k1")).exists();
        }
    }

    @Test
    void a_listed_exit_is_a_refusal_and_everything_else_that_is_not_explained_is_broken() throws Exception {
        try (Backend arm = provider(DESCRIBED).open(context(Duration.ofSeconds(60)))) {
            assertThat(arm.apply(reading(Request.READ, "k9")))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusal()).isEqualTo("MISSING"));
            assertThat(arm.apply(Request.of(Request.DELETE, "notes")
                            .with("key", "k1")
                            .changing()))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.detail()).contains("ended with 9"));
            assertThat(arm.apply(reading(Request.LIST, "k1")))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.detail()).contains("the output is"));
            assertThat(arm.apply(create("k2", "a\0b")))
                    .isInstanceOfSatisfying(
                            Outcome.Unsupported.class,
                            left -> assertThat(left.reason()).contains("NUL"));
        }
    }

    @Test
    void a_program_that_does_not_end_in_time_is_ended() throws Exception {
        try (Backend arm = provider(DESCRIBED).open(context(Duration.ofMillis(500)))) {
            assertThat(arm.apply(reading(Request.COUNT, "k1")))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Broken.Cause.TIMED_OUT));
        }
    }

    @Test
    void a_structure_is_a_line_of_standard_input_and_a_count_is_found_by_its_pattern() throws Exception {
        try (Backend arm = provider(DESCRIBED).open(context(Duration.ofSeconds(60)))) {
            assertThat(arm.apply(Request.of(Request.CLEAR, "notes").changing())).isEqualTo(Outcome.Done.affecting(7));
            assertThat(root.resolve("arm/data/in")).hasContent("{\"all\":\"notes\"}\n");
        }
    }

    @Test
    void an_operation_with_a_setting_is_offered_before_the_setting_is_known() {
        assertThat(provider(DESCRIBED).support("tell", Request.of("tell").changing()))
                .isEqualTo(Support.OFFERED);
    }

    @Test
    void a_setup_that_fails_keeps_the_arm_from_opening() {
        String text = DESCRIBED.replace("'echo made > \"$0/store\"'", "'echo no disk >&2; exit 3'");

        assertThatThrownBy(() -> provider(text).open(context(Duration.ofSeconds(60))))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("ended with 3: no disk");
    }
}
