package dev.lockstep.runner;

import dev.lockstep.campaign.CampaignFolder;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Merge;
import dev.lockstep.job.Conditions;
import dev.lockstep.machine.Form;
import dev.lockstep.report.Reason;
import dev.lockstep.report.html.Pages;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.terminal.Causes;
import dev.lockstep.terminal.Paste;
import dev.lockstep.terminal.Shown;
import dev.lockstep.terminal.Summary;
import dev.lockstep.terminal.VerdictColour;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep merge}: makes one campaign of the folders of its shards. */
@CommandLine.Command(
        name = "merge",
        description = {
            "Makes one report of the folders that the shards of a campaign wrote, wherever they lie now: what the walks"
                    + " exercised together, each cause once, and the verdict.",
            "A shard or a walk that is missing is named, and the verdict is INFRA unless something worse was found."
                    + " Folders that are not parts of one campaign are refused.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.PARITY,
            ExitCodes.DIVERGED,
            ExitCodes.USAGE,
            "  3:INFRA: a shard or a walk is missing or was lost; NOISE under --aa",
            ExitCodes.VACUOUS,
            ExitCodes.FAULT,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep run --seeds 1..100 --shard 1/2 --keep-going --out part-1    on one machine",
            "  ./lockstep run --seeds 1..100 --shard 2/2 --keep-going --out part-2    on another",
            "  ./lockstep merge part-1 part-2                                         one campaign",
        })
final class MergeCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "The folders of the shards, as run --seeds wrote them (its --out).")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for campaign.json, index.html and the forms of --report, new or empty. Default: a"
                    + " new one in lockstep-out.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FORM",
            split = ",",
            converter = FormConverter.class,
            description = "Further forms of the result, in the folder: html, junit (junit.xml), markdown (summary.md),"
                    + " sarif (lockstep.sarif), and github, which prints annotations on standard error.")
    private List<Form> reports = List.of();

    @Option(names = "--json", description = "Print the summary as JSON on standard output, and nothing else there.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Merge merge = Merge.of(folders);
        merge.notes().forEach(note -> err.println("lockstep: " + note));
        Path folder = new ReportFolder(Path.of("lockstep-out")).create(out, merge.system() + "-merged");
        CampaignReport report = merge.report(folder, walk -> "./lockstep replay " + Shown.word(walk));
        List<FoundBucket> causes = Causes.of(report);
        Summary summary = new Summary(report, causes, List.of(), Paste.here(System.getenv()));
        attempt(CampaignFolder.REPORT, () -> CampaignFolder.write(folder, summary.json()));
        // Parts of one campaign have the same plan, so each was played with the same list, settings and versions.
        attempt("the conditions of the walks", () -> Conditions.copy(folders, folder));
        attempt(Pages.CAMPAIGN, () -> Pages.campaign(report));
        reports.forEach(form -> attempt("--report " + form, () -> form.write(report, causes, folder, err)));
        err.flush();
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            text.print(summary.json());
        } else {
            VerdictColour.print(text, summary.text(), System.getenv());
        }
        text.flush();
        return report.exitCode();
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** One form that cannot be written is a line, and takes nothing away from the result. */
    private void attempt(String what, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            spec.commandLine().getErr().println("lockstep: " + what + " cannot be written (" + Reason.of(e) + ")");
        }
    }
}
