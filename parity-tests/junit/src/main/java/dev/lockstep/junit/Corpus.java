package dev.lockstep.junit;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/**
 * The recorded findings of a folder. Each shows what is expected of it, or it needs a person, even if its bug is gone.
 *
 * @param chosen the system of the test
 * @param folder the folder
 */
record Corpus(Chosen chosen, Path folder) {

    /** Returns an invocation for each finding of this test's system and workload. */
    Stream<Invocation> invocations() {
        List<RecordedWalk> recorded;
        try {
            recorded = CorpusEntry.all(folder).stream()
                    .map(file -> Asked.reading("the corpus", () -> RecordedWalk.of(file)))
                    .filter(walk -> chosen.walks(walk.header()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (recorded.isEmpty()) {
            throw Overrides.refused(
                    chosen.asked().attribute("corpus"),
                    folder.toAbsolutePath() + " has no finding of this test's system and workload; leave it out");
        }
        return recorded.stream().map(this::invocation);
    }

    private Invocation invocation(RecordedWalk recorded) {
        Path name = folder.relativize(recorded.file());
        return new Invocation("corpus, " + Visible.line(name.toString()), context -> {
            play(recorded, CorpusEntry.read(recorded.file()), context);
            return Optional.empty();
        });
    }

    private void play(RecordedWalk recorded, CorpusEntry expected, ExtensionContext context) throws Exception {
        String name = "corpus-" + recorded.file().getFileName();
        try {
            recorded.play(chosen, expected.arms(), Optional.of(expected.reference()), name, (walk, walks) -> {
                require(recorded, expected, walk, context);
                return Optional.empty();
            });
        } catch (ArmUnavailableException e) {
            throw new Presence(chosen.asked().overrides()).aborted(e.getMessage());
        }
    }

    private void require(RecordedWalk recorded, CorpusEntry expected, ParityWalk walk, ExtensionContext context) {
        if (Judge.neverOpened(walk.result())) {
            throw new Presence(chosen.asked().overrides()).aborted(walk.result().detail());
        }
        Report report = report(walk);
        if (expected.isShownBy(report)) {
            return;
        }
        String verdict = walk.result().verdict().name();
        Attachment.publish(context, walk.folder());
        String gone = walk.result().verdict() == Verdict.PARITY ? "; if its bug is mended, remove the entry" : "";
        throw new AssertionFailedError(
                Visible.line(recorded.file() + " does not show what is expected, " + expected.title() + ": it is "
                                + verdict + gone)
                        + "\n  report: " + Visible.line(walk.folder().toString()),
                expected.verdict() + " " + expected.bucket(),
                verdict + " "
                        + report.findings().stream()
                                .map(Report.ReportedFinding::bucket)
                                .collect(Collectors.joining(", ")));
    }

    private static Report report(ParityWalk walk) {
        try {
            return ReportFile.read(walk.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
