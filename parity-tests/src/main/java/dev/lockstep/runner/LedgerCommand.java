package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.ledger.Ledger;
import dev.lockstep.ledger.LedgerPage;
import dev.lockstep.ledger.Reports;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.terminal.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep ledger}: adds up what jobs have sampled, and says what went dark. */
@CommandLine.Command(
        name = "ledger",
        description = {
            "Reads the reports in the folders of a job and says what it sampled: each command, aspect, probe, channel,"
                    + " invariant, store, read shape, crash state, fault, storage context and number of actors on each arm,"
                    + " and the tests that a row counts.",
            "Without --update, the job is compared with the ledger. A row that the same job lit before and that is dark"
                    + " now is an error: a walk that silently samples less would otherwise stay green.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:KEPT: every row that the job lit before is lit again; or UPDATED",
            "  1:DARK: a row that was lit is dark; the lines name each",
            ExitCodes.USAGE,
            "  4:VACUOUS: the reports sample nothing, or the ledger has nothing of this job",
            ExitCodes.FAULT,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep ledger lockstep-out                               does the job still sample what it did",
            "  ./lockstep ledger lockstep-out --update                      write docs/coverage.json and coverage.md",
            "  ./lockstep ledger lockstep-out --update --dark 'H2 dropped it'   say why a row went dark",
        })
final class LedgerCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "The folders of the job's reports.")
    private List<Path> folders;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            defaultValue = "docs/coverage.json",
            description = "The ledger; the page is beside it. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            defaultValue = "short",
            description = "The name of the job; each job has samples for itself. Default: ${DEFAULT-VALUE}.")
    private String job;

    @Option(names = "--update", description = "Write the ledger and its page.")
    private boolean update;

    @Option(
            names = "--dark",
            paramLabel = "REASON",
            defaultValue = "",
            description = "The reason why rows went dark. Without one, --update refuses to let a lit row go dark.")
    private String dark;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int code = judged(out);
        out.flush();
        return code;
    }

    private int judged(PrintWriter out) throws IOException {
        Path beside = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(beside)) {
            throw new InputException("--ledger " + file + ": there is no folder " + beside);
        }
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new InputException(folder + ": there is no such folder; name the folders of walks");
            }
        }
        Ledger before = read();
        Ledger now = sampled();
        if (now.isEmpty()) {
            out.println("VACUOUS  the reports in " + folders + " sample nothing");
            return 4;
        }
        List<String> gone = before.wentDark(now, job);
        if (!gone.isEmpty() && !(update && !dark.isBlank())) {
            out.println("DARK  " + Shown.count(gone.size(), "row", "rows") + " that the job " + job + " lit before "
                    + (gone.size() == 1 ? "is" : "are") + " dark");
            gone.stream().limit(SHOWN).forEach(line -> out.println("  " + Shown.line(line)));
            if (gone.size() > SHOWN) {
                out.println("  and " + (gone.size() - SHOWN) + " more");
            }
            out.println("  light it again, or say why: ./lockstep ledger FOLDER --update --dark 'REASON'");
            return 1;
        }
        if (update) {
            Ledger written = before.with(now, job, dark);
            written.write(file);
            WholeFile.write(page(), new LedgerPage(written).text());
            out.println("UPDATED  " + file + ": " + written.lit() + " of " + written.size() + " cells are lit");
            return 0;
        }
        if (before.lit(job) == 0) {
            out.println("VACUOUS  " + file + " has nothing of the job " + job + "; --update adds it");
            return 4;
        }
        out.println("KEPT  " + before.lit(job) + " rows that the job " + job + " lit before are lit again; " + now.lit()
                + " of " + now.size() + " are lit now");
        return 0;
    }

    private Ledger read() {
        try {
            return Ledger.read(file);
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private Ledger sampled() {
        try {
            return Reports.read(folders, job, LocalDate.now(Clock.systemUTC()).toString());
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private Path page() {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.replaceFirst("\\.json$", "") + ".md");
    }
}
