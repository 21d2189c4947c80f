package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2IsolationTest {

    @TempDir
    private Path root;

    @Test
    void two_versions_work_side_by_side() throws IOException {
        try (Arm newer = Arm.open(root.resolve("newer"), "2.5.252");
                Arm older = Arm.open(root.resolve("older"), "2.4.240")) {
            for (Arm arm : List.of(newer, older, newer)) {
                arm.run("CREATE TABLE IF NOT EXISTS t(v VARCHAR)");
                assertThat(arm.run("INSERT INTO t SELECT H2VERSION()")).isEqualTo(Done.affecting(1));
            }
            assertThat(older.ask(Operation.repair())).isEqualTo(Done.UNCOUNTED);

            assertThat(newer.read("v", "FROM t")).isEqualTo(texts("2.5.252", "2.5.252"));
            assertThat(older.read("v", "FROM t")).isEqualTo(texts("2.4.240"));
        }
    }

    @Test
    void no_driver_stays_behind_in_the_process() throws IOException {
        try (Arm arm = Arm.open(root.resolve("arm"))) {
            assertThat(arm.ask(Operation.repair())).isEqualTo(Done.UNCOUNTED);

            assertThat(DriverManager.drivers()).isEmpty();
            assertThatThrownBy(() -> Class.forName("org.h2.Driver")).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void the_time_zone_is_not_that_of_this_machine() throws IOException {
        try (Arm arm = Arm.open(root.resolve("arm"))) {
            assertThat(arm.read("CAST(EXTRACT(TIMEZONE_HOUR FROM CURRENT_TIMESTAMP) AS VARCHAR)", "FROM DUAL"))
                    .isEqualTo(texts("0"));
            assertThat(arm.read(
                            "v",
                            "FROM (SELECT SETTING_VALUE AS v FROM INFORMATION_SCHEMA.SETTINGS"
                                    + " WHERE SETTING_NAME = 'TIME ZONE')"))
                    .isEqualTo(texts("UTC"));
        }
    }

    private static Rows texts(String... values) {
        return new Rows(
                List.of(values).stream().map(value -> Row.of(Cell.text(value))).toList());
    }
}
