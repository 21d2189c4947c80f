package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.bench.Baseline;
import dev.lockstep.bench.LoopBenchmark;
import dev.lockstep.bench.StartBenchmark;
import dev.lockstep.bench.WalkBenchmark;
import dev.lockstep.campaign.Session;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep bench}: what a step costs on this machine. */
@CommandLine.Command(
        name = "bench",
        description = "Measures what a step costs here: the loop itself, then walks over sets of arms.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {

    private static final long WARM_UP = 100;

    @Option(names = "--system", paramLabel = "NAME", defaultValue = "h2", description = "What is walked. Default: h2.")
    private String system;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many steps are measured with the command line. Default: ${DEFAULT-VALUE}.")
    private long steps;

    @Option(
            names = "--server",
            paramLabel = "HOW",
            defaultValue = "auto",
            description = "How a server arm gets its server: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ArmOptions.Launcher server;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;

    @Override
    public Integer call() throws Exception {
        out = spec.commandLine().getOut();
        say(
                "%s %s, %s, %d processors",
                System.getProperty("java.vm.name"), Runtime.version(), processor(), processors());
        loop();
        Catalogue catalogue = Plugins.catalogue(List.of());
        SystemUnderTest walked = catalogue.system(system);
        Path folder = Files.createTempDirectory("lockstep-bench-");
        try {
            arms(catalogue, walked, catalogue.workload(walked, Optional.empty()), folder);
        } finally {
            Session.deleteTree(folder);
        }
        return 0;
    }

    private void loop() throws RunnerException {
        say("%nthe loop itself, arms that do nothing (JMH, mean and error at 99.9 %%)");
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(LoopBenchmark.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            say(
                    "%-13s %s arms   %7.1f ± %.1f µs a step",
                    result.getPrimaryResult().getLabel(),
                    result.getParams().getParam("arms"),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError());
        }
    }

    private <M> void arms(Catalogue catalogue, SystemUnderTest walked, Workload<M> workload, Path folder)
            throws Exception {
        say("%n%s %s, workload %s, seed 1", walked.title(), walked.defaultVersion(), workload.name());
        for (ArmPlan arm :
                lineup(catalogue, walked, "embedded", "cli", "server").arms()) {
            say(
                    "%s",
                    StartBenchmark.start(arm, workload, folder.resolve("starts"))
                            .line());
        }
        say("");
        measure(catalogue, walked, workload, 10 * steps, folder, "embedded");
        measure(catalogue, walked, workload, 10 * steps, folder, "embedded", "server");
        WalkBenchmark.Measured lockstep = measure(catalogue, walked, workload, steps, folder, "embedded", "cli");
        measure(catalogue, walked, workload, steps, folder, "embedded", "cli", "server");
        if (walked.name().equals("h2")) {
            ArmPlan embedded = lineup(catalogue, walked, "embedded").arms().get(0);
            double baseline = Baseline.plainMillis(workload, embedded, steps / 4, folder.resolve("baseline"));
            say(
                    "%nembedded,cli one after another, a plain Java process for each operation and each probe:"
                            + " %.1f ms a plain step; in lockstep %.1f ms, %.1f times as fast",
                    baseline, lockstep.plainMillis(), baseline / lockstep.plainMillis());
        }
    }

    private <M> WalkBenchmark.Measured measure(
            Catalogue catalogue,
            SystemUnderTest walked,
            Workload<M> workload,
            long measured,
            Path folder,
            String... arms)
            throws Exception {
        Lineup lineup = lineup(catalogue, walked, arms);
        long warmUp = lineup.arms().stream().anyMatch(arm -> arm.name().equals("cli")) ? WARM_UP / 10 : WARM_UP;
        WalkBenchmark.Measured result = WalkBenchmark.walk(
                workload,
                lineup.arms(),
                KnownList.find(catalogue, walked, Optional.empty()).in(workload.name(), lineup.arms()),
                warmUp,
                measured,
                folder.resolve(String.join("-", arms)));
        say("%s", result.line());
        return result;
    }

    private Lineup lineup(Catalogue catalogue, SystemUnderTest walked, String... arms) throws Exception {
        List<ArmSpec> specs = ArmSpec.parseList(new ArrayList<>(List.of(arms)));
        return Lineup.assemble(catalogue, walked, specs, Optional.empty(), Map.of("server.launcher", server.name()));
    }

    private void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
        out.flush();
    }

    private static String processor() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
