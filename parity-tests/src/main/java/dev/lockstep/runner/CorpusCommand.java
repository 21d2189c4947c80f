package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.job.Conditions;
import dev.lockstep.job.Part;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep corpus}: plays every finding that was kept. */
@CommandLine.Command(
        name = "corpus",
        description = {
            "Plays every finding of the corpus, which ./lockstep keep fills. Each must have its expected verdict and show"
                    + " its finding. One that shows something else needs a person, even if its bug is gone.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:KEPT: every entry shows what it is kept for",
            "  1:CHANGED: an entry shows something else, or nothing",
            ExitCodes.USAGE,
            "  4:VACUOUS: the corpus has no entry for the system",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep corpus                                     the kept findings of H2",
            "  ./lockstep corpus --out parity/corpus                 as a part of a job; ./lockstep guard reads it",
        })
final class CorpusCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions system;

    @Mixin
    private CorpusOptions corpus;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The folder for the walks and for corpus.json, new or empty. Default: a new one in lockstep-out.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private ArmOptions arms;

    @Mixin
    private KnownOptions known;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest kept = catalogue.system(system.name);
        String name = kept.name();
        Path entries = corpus.of(name);
        List<Path> files = CorpusEntry.all(entries);
        Path folder = new ReportFolder(Path.of("lockstep-out")).create(out, name + "-corpus");
        List<Part.Check> checks = new ArrayList<>();
        Set<String> walked = new LinkedHashSet<>();
        for (Path file : files) {
            String entry = entries.relativize(file).toString().replaceFirst("\\.jsonl$", "");
            CorpusEntry expected = expectation(file);
            Path walk = folder.resolve(entry);
            int ended = replay(file, expected, walk);
            if (ended >= Verdict.INTERRUPTED.exitCode() || ended == Verdict.FAULT.exitCode()) {
                return ended;
            }
            walked.addAll(expected.arms());
            checks.add(check(entry, expected, walk));
        }
        Part.of(Part.Kind.CORPUS, name, List.copyOf(walked), checks).write(folder);
        // Each entry names the versions of its arms, their surroundings and the bugs that it meets.
        Conditions.of(
                        Main.version(),
                        known.list(catalogue, kept),
                        arms.settings(),
                        system.plugins().digests())
                .write(folder);
        return print(entries, checks);
    }

    private static CorpusEntry expectation(Path file) {
        try {
            return CorpusEntry.read(file);
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** Plays an entry as a person would, with the command that {@code keep} names. Its summary is not shown. */
    private int replay(Path file, CorpusEntry entry, Path walk) {
        List<String> words = new ArrayList<>(List.of("replay", file.toString()));
        words.addAll(List.of("--arms", String.join(",", entry.arms()), "--reference", entry.reference()));
        words.addAll(List.of("--no-shrink", "--out", walk.toString()));
        words.addAll(system.plugins().words());
        words.addAll(known.words());
        words.addAll(arms.allWords());
        CommandLine line = Main.commandLine();
        line.setErr(spec.commandLine().getErr());
        line.setOut(new PrintWriter(Writer.nullWriter()));
        return line.execute(words.toArray(String[]::new));
    }

    private static Part.Check check(String entry, CorpusEntry expected, Path walk) {
        Report report;
        try {
            report = ReportFile.read(walk);
        } catch (IOException e) {
            return new Part.Check(entry, false, "it could not be played (" + e.getMessage() + ")");
        }
        boolean passed = expected.isShownBy(report);
        return new Part.Check(
                entry,
                passed,
                passed
                        ? "shows its finding: " + expected.title()
                        : "expected " + expected.verdict() + " with the finding " + expected.bucket() + ", but it is "
                                + report.verdict() + (expected.hasFinding(report) ? "" : " without that finding"));
    }

    private int print(Path entries, List<Part.Check> checks) {
        PrintWriter writer = spec.commandLine().getOut();
        long passed = checks.stream().filter(Part.Check::passed).count();
        Verdict verdict =
                checks.isEmpty() ? Verdict.VACUOUS : passed < checks.size() ? Verdict.DIVERGED : Verdict.PARITY;
        writer.println(
                switch (verdict) {
                    case VACUOUS ->
                        "VACUOUS  " + Shown.path(entries)
                                + " has no entry; ./lockstep keep files one after a divergence";
                    case PARITY -> "KEPT  " + Shown.count(passed, "entry shows", "entries show") + " the kept finding";
                    default ->
                        "CHANGED  " + (checks.size() - passed) + " of " + Shown.count(checks.size(), "entry", "entries")
                                + " show something else";
                });
        checks.forEach(check -> writer.println("  " + check.name() + "  " + Shown.line(check.detail())));
        writer.flush();
        return verdict.exitCode();
    }
}
