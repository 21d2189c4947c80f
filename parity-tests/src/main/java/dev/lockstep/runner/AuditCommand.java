package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.audit.Audit;
import dev.lockstep.audit.Sighting;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.AuditTable;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep audit}: shows which bugs the walks of a workload can see, and which they cannot. */
@CommandLine.Command(
        name = "audit",
        description =
                "Plants bugs into an arm, one after another, and walks each wrong arm beside the right one. A bug that"
                        + " fires and is not seen is a hole in what is observed. A bug that never fires is a hole in the"
                        + " workload.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:every bug fired and was seen",
            "  1:a bug fired and was not seen; the table names it",
            "  2:USAGE: wrong usage or input",
            "  3:INFRA: a walk could not be played",
            "  4:a bug never fired; the table names it",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep audit                                      H2 in process",
            "  ./lockstep audit --arms embedded,cli --steps 60       a right embedded arm beside a wrong command line",
            "  ./lockstep audit --plugin mine.jar --system mine      your own workload and your own transport",
        })
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions system;

    @Mixin
    private WorkloadOptions workload;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description =
                    "The right arm, then those that are made wrong one after another. With one arm, a second opening"
                            + " of it is made wrong. Default: embedded, or the system's first transport.")
    private List<String> arms = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            converter = CountConverter.class,
            description = "The largest number of walks for a bug that does not fire. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200",
            converter = CountConverter.class,
            description = "The number of commands of a walk. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    private ArmOptions options;

    @Mixin
    private KnownOptions known;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest walked = catalogue.system(system.name);
        Workload<?> drawn = workload.workload(catalogue, walked);
        List<ArmSpec> specs =
                ArmSpec.parseList(arms.isEmpty() ? catalogue.defaultArms(walked).subList(0, 1) : arms);
        Lineup lineup = Lineup.assemble(
                        catalogue, walked, specs, Optional.of(specs.get(0).name()), options.settings())
                .walking(drawn);
        return audit(lineup, known.list(catalogue, walked), drawn);
    }

    private <M> int audit(Lineup lineup, KnownList list, Workload<M> drawn) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ArmPlan right = lineup.arms().get(0);
        List<ArmPlan> targets = lineup.arms().size() == 1
                ? lineup.arms()
                : lineup.arms().subList(1, lineup.arms().size());
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Map<String, List<Sighting>> byArm = new TreeMap<>();
        Path folder = Files.createTempDirectory("lockstep-audit-");
        try (Interruption interruption = Interruption.watch()) {
            for (ArmPlan target : targets) {
                Audit<M> audit = new Audit<>(
                        drawn,
                        right,
                        target,
                        new Audit.Budget(seeds, steps),
                        options.limits(),
                        walking -> list.in(drawn.name(), walking, today),
                        Files.createDirectory(folder.resolve(Integer.toString(byArm.size()))));
                byArm.put(target.name(), audit.run(sighting -> {
                    err.println(AuditTable.line(sighting));
                    err.flush();
                }));
            }
            if (interruption.requested()) {
                return Verdict.INTERRUPTED.exitCode();
            }
        } catch (InterruptedException stopped) {
            err.println("lockstep: the audit was stopped; what was walked is above");
            return Verdict.INTERRUPTED.exitCode();
        } finally {
            new FileTree(folder).delete();
        }
        AuditTable table = new AuditTable(lineup.system().title(), drawn.name(), byArm);
        out.print(json ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(byArm) + "\n" : table.text());
        out.flush();
        return exitCode(byArm.values().stream().flatMap(List::stream).toList());
    }

    private static int exitCode(List<Sighting> sightings) {
        List<Sighting.Fate> fates = sightings.stream().map(Sighting::fate).toList();
        if (fates.contains(Sighting.Fate.UNSEEN)) {
            return Verdict.DIVERGED.exitCode();
        }
        if (fates.contains(Sighting.Fate.LOST)) {
            return Verdict.INFRA.exitCode();
        }
        return fates.isEmpty() || fates.contains(Sighting.Fate.NEVER_FIRED)
                ? Verdict.VACUOUS.exitCode()
                : Verdict.PARITY.exitCode();
    }
}
