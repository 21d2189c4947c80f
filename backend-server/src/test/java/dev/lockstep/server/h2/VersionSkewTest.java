package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.server.ProcessLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSkewTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({"2.4.240, 2.5.252", "2.5.252, 2.4.240"})
    void a_server_and_a_client_of_other_versions_speak_to_each_other(String server, String client) throws IOException {
        try (Arm arm = Arm.open(root, new ProcessLauncher(), server, client, Duration.ofSeconds(30))) {
            assertThat(arm.ask(Arm.query("H2VERSION()", ""))).isEqualTo(new Rows(List.of(Row.of(Cell.text(server)))));
            assertThat(arm.ask(Operation.restart())).isEqualTo(Done.UNCOUNTED);
        }
    }
}
