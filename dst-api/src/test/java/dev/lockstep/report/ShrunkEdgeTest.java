package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrunkEdgeTest {

    @TempDir
    private Path folder;

    @Test
    void an_edge_is_told_by_its_two_values() {
        assertThat(edge("-4.58", "-4.57")).hasToString("-4.57 agrees, -4.58 differs");
        assertThat(edge("\"abc\"", "\"ab\"")).hasToString("\"ab\" agrees, \"abc\" differs");
    }

    @Test
    void the_edge_of_a_long_text_is_told_by_its_length() {
        assertThat(edge("\"" + "a".repeat(32) + "\"", "\"" + "a".repeat(31) + "\""))
                .hasToString("31 characters agree, 32 differ");
    }

    @Test
    void the_file_keeps_the_edges_and_one_without_them_is_read() throws Exception {
        Shrunk shrunk = new Shrunk(
                Shrunk.FORM,
                "b",
                "b",
                "put",
                Shrunk.Ended.FINISHED,
                3,
                2,
                4,
                0,
                1,
                Shrunk.Reproduction.NONE,
                Shrunk.Reproduction.NONE,
                StateReads.AT_THE_END,
                List.of(),
                List.of(),
                List.of(edge("-4.58", "-4.57"), edge("\"abc\"", "\"ab\"")));

        shrunk.write(folder);
        assertThat(Shrunk.read(folder)).contains(shrunk);

        Path file = folder.resolve(Shrunk.FILE);
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"edges\"\\s*:\\s*\\[[^\\]]*]", ""));
        assertThat(Files.readString(file)).doesNotContain("edges");
        assertThat(Shrunk.read(folder))
                .hasValueSatisfying(older -> assertThat(older.edges()).isEmpty());
    }

    private static Shrunk.Edge edge(String differs, String agrees) {
        return new Shrunk.Edge(Json.tree(differs), Json.tree(agrees));
    }
}
