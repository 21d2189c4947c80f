package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java source in a statement, which the engine compiles. */
class H2SourceTest {

    /** A trigger without the methods that have a body in the interface since 2.0; imports end at the mark. */
    private static final String SHORT = "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW AS $$"
            + "import java.sql.Connection; import org.h2.api.Trigger;"
            + "@CODE Trigger create() { return new Trigger() {"
            + "public void fire(Connection c, Object[] o, Object[] n) { n[1] = \"fired\"; } %s}; } $$";

    private static final String REST =
            "public void init(Connection c, String s, String t, String n, boolean b, int y) {}"
                    + "public void close() {} public void remove() {}";

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"2.0.206", "2.1.214", "2.5.252"})
    void a_trigger_may_import_the_engines_own_interfaces(String version) throws IOException {
        try (Arm arm = Arm.open(root.resolve("arm"), version)) {
            arm.run("CREATE TABLE t(id INT, text VARCHAR)");
            assertThat(arm.run(trigger(REST))).isEqualTo(Done.affecting(0));
            arm.run("INSERT INTO t VALUES (1, 'given')");
            assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
            arm.run("INSERT INTO t VALUES (2, 'given')");

            assertThat(arm.read("text", "FROM t ORDER BY id"))
                    .isEqualTo(new Rows(List.of(Row.of(Cell.text("fired")), Row.of(Cell.text("fired")))));
        }
    }

    @Test
    void each_release_compiles_with_its_own_classes() throws IOException {
        try (Arm newer = Arm.open(root.resolve("newer"), "2.5.252");
                Arm older = Arm.open(root.resolve("older"), "2.2.224")) {
            for (Arm arm : List.of(newer, older)) {
                arm.run("CREATE ALIAS own AS $$ String own() { return org.h2.engine.Constants.VERSION; } $$");
            }
            assertThat(newer.read("OWN()", "")).isEqualTo(new Rows(List.of(Row.of(Cell.text("2.5.252")))));
            assertThat(older.read("OWN()", "")).isEqualTo(new Rows(List.of(Row.of(Cell.text("2.2.224")))));
        }
    }

    @Test
    void before_2_0_such_source_is_out_of_reach() throws IOException {
        try (Arm arm = Arm.open(root.resolve("arm"), "1.4.200")) {
            arm.run("CREATE TABLE t(id INT, text VARCHAR)");
            assertThat(arm.run(trigger(REST))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void source_that_does_not_compile_is_refused() throws IOException {
        try (Arm arm = Arm.open(root.resolve("arm"))) {
            Outcome refused = arm.run("CREATE ALIAS f AS $$ int f() { return dev.lockstep.op.Json.MAPPER; } $$");
            assertThat(refused).isInstanceOf(Refused.class);
            assertThat(((Refused) refused).message()).contains("package dev.lockstep.op does not exist");
        }
    }

    private static String trigger(String rest) {
        return SHORT.formatted(rest);
    }
}
