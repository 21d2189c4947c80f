package dev.lockstep.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.reduce.ShrunkTable.Found;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.StateReads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrunkTableTest {

    @TempDir
    private Path folder;

    private ShrunkTable table() throws IOException {
        Path minima = Files.writeString(folder.resolve("some.txt"), "lost b1 put 2\nlost b2 put 3\n");
        return new ShrunkTable("some", true, minima);
    }

    private static Found found(String bucket, int commands, String command) {
        List<String> script = Collections.nCopies(commands, command);
        return new Found(
                "lost",
                1,
                new Shrunk(
                        1,
                        bucket,
                        bucket,
                        "put",
                        Shrunk.Ended.FINISHED,
                        9,
                        commands,
                        5,
                        0,
                        1,
                        new Shrunk.Reproduction(3, 3),
                        new Shrunk.Reproduction(3, 3),
                        StateReads.AT_THE_END,
                        List.of(),
                        List.of(),
                        List.of()),
                script);
    }

    @Test
    void a_bucket_without_a_number_is_named_and_is_not_at_its_minimum() throws IOException {
        ShrunkTable table = table();
        table.add(found("b1", 2, "put"));
        table.add(found("b2", 4, "put"));
        table.add(found("b3", 1, "put"));

        assertThat(table.atTheMinimum()).isEqualTo(0.5);
        assertThat(table.toString())
                .contains("No earlier run left a number for `lost b3 put`;", "| `lost` | 3 | 3 | 1 to 4 | 1 |");
    }

    @Test
    void a_finding_in_each_bucket_is_not_one_script_of_the_bug() throws IOException {
        ShrunkTable table = table();
        table.add(found("b1", 2, "put"));
        table.add(found("b2", 3, "put"));
        table.add(found("b3", 1, "put"));
        table.add(found("b4", 1, "put"));

        assertThat(table.withTheSameScript()).isEqualTo(1.0);
        assertThat(table.withTheSameScriptOfTheirBug()).isEqualTo(0.5);
    }
}
