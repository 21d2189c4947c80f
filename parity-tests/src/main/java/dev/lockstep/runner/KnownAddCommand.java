package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.NewEntry;
import dev.lockstep.known.Which;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Report;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.terminal.Shown;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep known add}: makes an entry from a finding. */
@CommandLine.Command(
        name = "add",
        description = {
            "Writes the narrowest entry for a finding of a walk, and its witness: the commands that the finding needs."
                    + " The other entries are in force meanwhile. Owner, link and reason are left for a person to fill"
                    + " in; until then the list does not load, but more can be added."
        },
        mixinStandardHelpOptions = true)
final class KnownAddCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REPORT", description = "The folder of a walk that ended with a finding.")
    private Path walked;

    @Option(names = "--step", paramLabel = "N", description = "The step of the finding. Default: the first finding.")
    private Optional<Long> step = Optional.empty();

    @Option(names = "--bucket", paramLabel = "ID", description = "The bucket of the finding, or its beginning.")
    private Optional<String> bucket = Optional.empty();

    @Mixin
    private KnownOptions list;

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private WitnessOptions options;

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws ArmUnavailableException, IOException {
        ReportFolder.requireOneWalk(walked);
        Report report = ReportFolder.report(walked);
        if (!report.avoidances().met().isEmpty()) {
            throw new InputException(walked + ": the walk met "
                    + String.join(", ", report.avoidances().met())
                    + " on purpose, and usual walks steer round that; add only what a walk without --meet finds");
        }
        Catalogue catalogue = plugins.catalogue(walked);
        KnownList known = list.toAddTo(catalogue, catalogue.system(report.system()));
        if (options.arms.isEmpty()) {
            options.arms = report.arms().stream()
                    .filter(arm -> !arm.twin())
                    .map(Report.Arm::name)
                    .toList();
        }
        Lineup lineup = options.lineup(known);
        Workload<?> workload = catalogue.workload(known.system(), Optional.of(report.workload()));
        Path folder = Files.createTempDirectory("lockstep-known-");
        try (Interruption interruption = Interruption.watch()) {
            String id = add(known, lineup, workload, folder);
            PrintWriter out = spec.commandLine().getOut();
            out.println(id + " is in " + known.required().file() + "; fill in its owner, its link and its reason, then:"
                    + " ./lockstep known check" + sameList(known.system().name()));
            out.flush();
            return (interruption.requested() ? Verdict.INTERRUPTED : Verdict.PARITY).exitCode();
        } catch (InterruptedException e) {
            return Verdict.INTERRUPTED.exitCode();
        } finally {
            new FileTree(folder).delete();
        }
    }

    private <M> String add(KnownList known, Lineup lineup, Workload<M> workload, Path folder)
            throws InterruptedException {
        try {
            return new NewEntry<>(
                            known.required(),
                            known.vocabulary(),
                            options.witness(workload, lineup, folder).beside(known.entries()))
                    .add(walked, new Which(step, bucket), LocalDate.now(clock));
        } catch (IOException | CommandFormatException | KnownListException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** Returns the options that name the same list to another command. */
    private String sameList(String system) {
        StringBuilder same = new StringBuilder(" --system " + system);
        Stream.concat(plugins.words().stream(), list.words().stream())
                .forEach(word -> same.append(' ').append(Shown.word(word)));
        return same.toString();
    }
}
