package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.terminal.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep keep}: files a shrunk finding in the corpus. */
@CommandLine.Command(
        name = "keep",
        description = {
            "Files a shrunk finding in the corpus, with the verdict that it is expected to have. The parity suite plays"
                    + " the corpus first, and fails when an entry shows something else: a bug that is gone, or another one.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep keep lockstep-out/h2-seed-1",
            "  ./lockstep keep lockstep-out/h2-seed-1 --name backup-without-last-change",
        })
final class KeepCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RECORD", description = "The folder of a walk with a finding that was shrunk.")
    private Path walked;

    @Option(names = "--bucket", paramLabel = "ID", description = "The finding's bucket. Default: the first finding.")
    private Optional<String> bucket;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of the entry. Default: the kind of the last command, and the bucket.")
    private Optional<String> name;

    @Mixin
    private CorpusOptions corpus;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReportFolder.requireOneWalk(walked);
        Path shrunk = shrunk(ReportFolder.report(walked));
        Report report = ReportFolder.report(shrunk);
        if (report.findings().isEmpty()) {
            throw new InputException(shrunk + " shows no finding: " + report.verdict() + "; shrink it again");
        }
        Report.ReportedFinding finding = report.findings().get(0);
        String title = WalkFolder.read(shrunk).divergences().stream()
                .findFirst()
                .map(Divergence::title)
                .orElse(finding.kind());
        Path folder = corpus.of(report.system());
        String named = name.orElse(finding.kind() + "-" + finding.bucket());
        if (!named.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new InputException("--name: " + named + " is no name of a file; use letters, digits and hyphens");
        }
        try {
            CorpusEntry entry = CorpusEntry.of(report, title);
            Path filed = entry.file(folder, named, shrunk.resolve(Recording.COMMANDS));
            PrintWriter out = spec.commandLine().getOut();
            out.println("KEPT  " + filed + ": " + title);
            out.println("  expected     " + report.verdict() + ", bucket " + finding.bucket());
            out.println("  play it      ./lockstep replay " + Shown.path(filed) + " --arms "
                    + String.join(",", entry.arms()));
            out.flush();
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new InputException(e.getFile() + ": the corpus has an entry of that name; choose another --name", e);
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be written to (" + Reason.of(e) + ")", e);
        }
    }

    private Path shrunk(Report report) {
        List<String> buckets =
                report.findings().stream().map(Report.ReportedFinding::bucket).toList();
        String asked = buckets.stream()
                .filter(each -> bucket.isEmpty() || each.startsWith(bucket.get()))
                .findFirst()
                .orElseThrow(() -> new InputException(walked
                        + (buckets.isEmpty()
                                ? " has no finding: " + report.verdict()
                                : " has no such finding; it has " + String.join(", ", buckets))));
        Path folder = Shrunk.folder(walked, asked);
        if (!Files.exists(folder.resolve(Recording.REPORT))) {
            throw new InputException(
                    walked + ": the finding is not shrunk; call ./lockstep shrink " + Shown.path(walked) + " first");
        }
        return folder;
    }
}
