package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.bench.Baseline;
import dev.lockstep.bench.CpuBenchmark;
import dev.lockstep.bench.LoopBenchmark;
import dev.lockstep.bench.SizeBenchmark;
import dev.lockstep.bench.StartBenchmark;
import dev.lockstep.bench.WalkBenchmark;
import dev.lockstep.bench.WalkBenchmark.Reading;
import dev.lockstep.bench.Yardstick;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.platform.FileTree;
import dev.lockstep.server.ServerSettings;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep bench}: measures the cost of a step on this machine. */
@CommandLine.Command(
        name = "bench",
        description = "Measures the cost of a step on this machine: the loop itself, then walks over sets of arms.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {

    private static final long WARM_UP = 100;

    /** The largest number of arms over which the loop itself is measured. */
    private static final int LOOPS = 3;

    /** The sets of arms to walk, as far as the system has them. */
    private static final List<List<String>> SETS = List.of(
            List.of("embedded"),
            List.of("embedded", "server"),
            List.of("embedded", "cli"),
            List.of("embedded", "cli", "server"));

    /** The sets of arms that are compared with bare loops. */
    private static final List<List<String>> YARDSTICK = List.of(List.of("embedded"), List.of("embedded", "server"));

    /** The numbers of rows in a small and in a large store. */
    private static final List<Long> SIZES = List.of(1_000L, 100_000L);

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "100",
            converter = CountConverter.class,
            description =
                    "Steps to measure with a command line; ten times as many without one. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--part",
            paramLabel = "PART",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "The parts to measure: ${COMPLETION-CANDIDATES}. limit compares walks with bare JDBC loops, and size compares steps over small and large stores. Default: all.")
    private List<Part> parts = List.of(Part.values());

    @Mixin
    private SystemOptions system;

    @Mixin
    private ArmOptions options;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;

    /** The parts of the measurement. */
    enum Part {
        loop,
        walks,
        limit,
        size
    }

    @Override
    public Integer call() throws Exception {
        out = spec.commandLine().getOut();
        // The loop takes two minutes, so whatever may be wrong with the rest is asked first.
        Catalogue catalogue = system.catalogue();
        SystemUnderTest walked = catalogue.system(system.name);
        Workload<?> workload = catalogue.workload(walked, Optional.empty());
        lineup(catalogue, walked, catalogue.defaultArms(walked));
        requireKnownDifferences(KnownList.find(catalogue, walked, Optional.empty()), walked);
        say(
                "%s %s, %s, %d processors",
                System.getProperty("java.vm.name"), Runtime.version(), processor(), processors());
        if (parts.contains(Part.loop)) {
            loop();
        }
        Path folder = Files.createTempDirectory("lockstep-bench-");
        try {
            if (parts.contains(Part.loop)) {
                for (int each = 1; each <= LOOPS; each++) {
                    say("%s", CpuBenchmark.measure(each, folder.resolve("loop")).line());
                }
            }
            if (parts.contains(Part.walks)) {
                arms(catalogue, walked, workload, folder);
            }
            if (parts.contains(Part.limit) && walked.name().equals("h2")) {
                yardstick(catalogue, walked, workload, folder);
            }
            if (parts.contains(Part.size) && walked.name().equals("h2")) {
                size(catalogue, walked, workload, folder);
            }
        } finally {
            new FileTree(folder).delete();
        }
        return 0;
    }

    /** Without the list, a walk over such a system soon meets a known bug, and there is nothing to measure. */
    private static void requireKnownDifferences(KnownList known, SystemUnderTest walked) {
        if (known.list().isEmpty() && !walked.avoidances().declared().isEmpty()) {
            throw new InputException("the list of the known differences of " + walked.name()
                    + " is not there, and a walk ends at the first of them; call bench by the ./lockstep of a checkout"
                    + " or of an unpacked archive");
        }
    }

    private void loop() throws RunnerException {
        say("%nthe loop itself, with arms that do nothing (JMH, mean and error at 99.9 %%)");
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
                lineup(catalogue, walked, catalogue.defaultArms(walked)).arms()) {
            say(
                    "%s",
                    StartBenchmark.start(arm, workload, options.operationTimeout(), folder.resolve("starts"))
                            .line());
        }
        say("");
        Map<List<String>, WalkBenchmark.Measured> measured = new LinkedHashMap<>();
        for (List<String> arms : sets(catalogue, walked)) {
            WalkBenchmark.Measured drawn = measure(catalogue, walked, workload, arms, Reading.DRAWN, folder);
            say("%s", drawn.line());
            WalkBenchmark.Measured each = measure(catalogue, walked, workload, arms, Reading.EACH_STEP, folder);
            say(
                    "%-22s the same commands with a read after each step, by the probes alone: %.2f steps/s;"
                            + " drawn reads over all channels are %.2f times as fast",
                    "", each.stepsPerSecond(), drawn.stepsPerSecond() / each.stepsPerSecond());
            measured.put(arms, drawn);
        }
        if (walked.name().equals("h2")) {
            WalkBenchmark.Measured lockstep = measured.get(List.of("embedded", "cli"));
            ArmPlan embedded =
                    lineup(catalogue, walked, List.of("embedded")).arms().get(0);
            double baseline = Baseline.plainMillis(workload, embedded, steps / 4, folder.resolve("baseline"));
            say(
                    "%nembedded,cli one after another, with a plain Java process for each operation and each probe:"
                            + " %.1f ms a plain step; in lockstep %.1f ms, %.1f times as fast",
                    baseline, lockstep.plainMillis(), baseline / lockstep.plainMillis());
        }
    }

    /** Compares walks with their limit. The server is a process, because the bare loop's server is one. */
    private <M> void yardstick(Catalogue catalogue, SystemUnderTest walked, Workload<M> workload, Path folder)
            throws Exception {
        say("%nbeside bare JDBC loops, one thread for each arm, without the kinds that are dear");
        for (List<String> arms : YARDSTICK) {
            Lineup lineup =
                    Lineup.assemble(catalogue, walked, ArmSpec.parseList(arms), Optional.empty(), withProcess());
            Yardstick yardstick = new Yardstick(
                    options.operationTimeout(), known(catalogue, walked, workload, lineup), steps, 10L * steps);
            say(
                    "%s",
                    yardstick
                            .measure(workload, lineup.arms(), folder.resolve("yardstick-" + String.join("-", arms)))
                            .line());
        }
    }

    /** Compares steps over a small and a large store. The server is a process, so that no container is in the way. */
    private <M> void size(Catalogue catalogue, SystemUnderTest walked, Workload<M> workload, Path folder)
            throws Exception {
        say("%na step over a small and a large store, by commands that find their rows by a key");
        for (List<String> arms : YARDSTICK) {
            Lineup lineup =
                    Lineup.assemble(catalogue, walked, ArmSpec.parseList(arms), Optional.empty(), withProcess());
            SizeBenchmark benchmark = new SizeBenchmark(
                    lineup.arms(), options.operationTimeout(), known(catalogue, walked, workload, lineup), 10L * steps);
            List<SizeBenchmark.Measured> sizes = new ArrayList<>();
            for (long rows : SIZES) {
                SizeBenchmark.Measured measured =
                        benchmark.measure(workload, rows, folder.resolve("size-" + sizes.size() + arms.size()));
                say("%s", measured.line(arms));
                sizes.add(measured);
            }
            say(
                    "%-22s a step over the large store takes %.2f times as long (goal: 1.5)",
                    "", sizes.get(1).millis() / sizes.get(0).millis());
        }
    }

    private Map<String, String> withProcess() {
        Map<String, String> settings = new TreeMap<>(options.settings());
        settings.put(ServerSettings.LAUNCHER, "process");
        return settings;
    }

    private static Allowlist known(Catalogue catalogue, SystemUnderTest walked, Workload<?> workload, Lineup lineup)
            throws Exception {
        return KnownList.find(catalogue, walked, Optional.empty())
                .in(workload.name(), lineup.arms(), LocalDate.now(Clock.systemUTC()));
    }

    private static List<List<String>> sets(Catalogue catalogue, SystemUnderTest walked) {
        Set<String> offered = catalogue.transports(walked).keySet();
        List<List<String>> sets = SETS.stream().filter(offered::containsAll).toList();
        return sets.isEmpty() ? List.of(catalogue.defaultArms(walked)) : sets;
    }

    private <M> WalkBenchmark.Measured measure(
            Catalogue catalogue,
            SystemUnderTest walked,
            Workload<M> workload,
            List<String> arms,
            Reading reading,
            Path folder)
            throws Exception {
        Lineup lineup = lineup(catalogue, walked, arms);
        long factor = arms.contains("cli") ? 1 : 10;
        return WalkBenchmark.walk(
                workload,
                lineup.arms(),
                options.operationTimeout(),
                known(catalogue, walked, workload, lineup),
                factor * WARM_UP / 10,
                factor * steps,
                reading,
                folder.resolve(String.join("-", arms) + "-" + reading));
    }

    private Lineup lineup(Catalogue catalogue, SystemUnderTest walked, List<String> arms) throws Exception {
        return Lineup.assemble(catalogue, walked, ArmSpec.parseList(arms), Optional.empty(), options.settings());
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
