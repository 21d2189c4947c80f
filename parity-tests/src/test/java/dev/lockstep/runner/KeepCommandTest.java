package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding in the corpus, with what a later play of it must show. */
class KeepCommandTest {

    @TempDir
    private Path temp;

    private Path walk;
    private String jar;

    @BeforeEach
    void build() throws IOException {
        jar = PluginJar.NOTES.build(temp).toString();
        walk = temp.resolve("walk");
    }

    private void find(String... more) {
        Terminal terminal = run(
                List.of(
                        "run",
                        "--system",
                        "notes",
                        "--arms",
                        "embedded,lossy",
                        "--plugin",
                        jar,
                        "--out",
                        walk.toString()),
                more);
        assertThat(terminal.exit()).as(terminal.err()).isEqualTo(1);
    }

    private Terminal keep(String... more) {
        return run(
                List.of(
                        "keep",
                        walk.toString(),
                        "--corpus",
                        temp.resolve("corpus").toString()),
                more);
    }

    private static Terminal run(List<String> words, String... more) {
        return Terminal.run(Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    @Test
    void the_shrunk_commands_are_filed_with_the_verdict_and_the_bucket_that_a_play_shows() throws IOException {
        find();

        Terminal kept = keep("--name", "fifth-change");

        Path filed = temp.resolve("corpus/notes/fifth-change.jsonl");
        assertThat(kept.exit()).as(kept.err()).isZero();
        assertThat(kept.out()).startsWith("KEPT  " + filed + ": ");
        CorpusEntry entry = CorpusEntry.read(filed);
        assertThat(entry.verdict()).isEqualTo("DIVERGED");
        assertThat(entry.arms()).containsExactly("embedded", "lossy");
        Path again = temp.resolve("again");
        Terminal.run(
                "replay",
                filed.toString(),
                "--arms",
                "embedded,lossy",
                "--no-shrink",
                "--plugin",
                jar,
                "--out",
                again.toString());
        assertThat(ReportFile.read(again).findings().get(0).bucket()).isEqualTo(entry.bucket());
        assertThat(CorpusEntry.all(temp.resolve("corpus"))).containsExactly(filed);
    }

    @Test
    void a_name_that_is_taken_and_a_name_that_is_none_are_refused() {
        find();
        keep("--name", "one");

        assertThat(keep("--name", "one").err()).contains("the corpus has an entry of that name; choose another --name");
        assertThat(keep("--name", "../one").err()).contains("--name: ../one is no name of a file");
    }

    @Test
    void a_finding_that_is_not_shrunk_is_shrunk_first() {
        find("--no-shrink");

        Terminal kept = keep();

        assertThat(kept.exit()).isEqualTo(2);
        assertThat(kept.err()).contains("the finding is not shrunk; call ./lockstep shrink ");
    }

    @Test
    void a_finding_that_is_not_there_is_named_with_those_that_are() {
        find();

        assertThat(keep("--bucket", "ffff").err()).contains("has no such finding; it has ");
    }
}
