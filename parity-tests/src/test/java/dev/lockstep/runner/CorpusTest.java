package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every shrunk finding of the corpus. One that shows something else needs a person, even if its bug is gone. */
class CorpusTest {

    private static final Path CORPUS = Path.of("corpus");

    @TempDir
    private Path temp;

    static List<Path> entries() throws IOException {
        return CorpusEntry.all(CORPUS);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_shows_what_is_expected(Path commands) throws IOException {
        CorpusEntry entry = CorpusEntry.read(commands);
        Path walk = temp.resolve("walk");

        Terminal terminal = Terminal.run(
                "replay",
                commands.toString(),
                "--arms",
                String.join(",", entry.arms()),
                "--reference",
                entry.reference(),
                "--server",
                "process",
                "--known",
                "known/" + commands.getParent().getFileName() + ".yaml",
                "--no-shrink",
                "--out",
                walk.toString());

        Report report = ReportFile.read(walk);
        assertThat(report.verdict()).as(terminal.out() + terminal.err()).isEqualTo(entry.verdict());
        assertThat(report.findings()).extracting(Report.ReportedFinding::bucket).contains(entry.bucket());
    }
}
