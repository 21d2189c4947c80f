package dev.lockstep.runner;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.crash.CrashFinding;
import dev.lockstep.crash.CrashResult;
import dev.lockstep.crash.CrashWalk;
import dev.lockstep.crash.Medium;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.terminal.CrashTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep crash}: opens every state in which a crash can leave a store. */
@CommandLine.Command(
        name = "crash",
        description = {
            "Plays a walk on a store whose disk is in memory, and records each write. Then opens the files as a crash"
                    + " leaves them: after each write, within a write, without some of the writes that were not forced,"
                    + " and after a second crash during recovery.",
            "Each state must be the one after the last acknowledged operation, or after the one in flight. See"
                    + " docs/crash-states.md.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:WHOLE: the store came back as it must from every state",
            "  1:WRONG: it did not; or the walk is wrong without a crash",
            ExitCodes.USAGE,
            "  3:INFRA: the engine cannot be run in this process",
            "  4:VACUOUS: a seed changed nothing, wrote nothing or played too little; or in all states of a kind of crash,"
                    + " nothing was promised",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep crash                                      H2, seed 1",
            "  ./lockstep crash --seeds 1..10                        ten walks of 30 operations",
            "  ./lockstep crash --over embedded@2.2.224              another release",
        })
final class CrashCommand implements Callable<Integer> {

    /** The file with the results, in the folder of the report. */
    private static final String REPORT = "crash.json";

    /** The files of more findings are not kept. */
    private static final int KEPT = 20;

    @Mixin
    private DiskWalkOptions options;

    @Option(
            names = "--workers",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "The number of states that are open at the same time. Default: the number of processors.")
    private Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "The time limit for one state. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return crash(options.asked());
    }

    private <M> int crash(DiskWalkOptions.Asked<M> asked) throws IOException, ArmUnavailableException {
        List<CrashResult> results = new ArrayList<>();
        try (Interruption interruption = Interruption.watch();
                DiskEngine engine = DiskWalkOptions.engine(asked)) {
            Path report = options.report(asked, "crash");
            CrashWalk<M> walk = new CrashWalk<>(
                    asked.workload(),
                    asked.kinds().kinds(),
                    engine,
                    asked.version(),
                    asked.steps(),
                    workers.orElse(Runtime.getRuntime().availableProcessors()),
                    limit,
                    Medium.RIGHT);
            DiskWalks walks = new DiskWalks(options, asked, report.resolve(REPORT), "without a crash");
            return walks.play(spec, interruption, new DiskWalks.Play() {
                @Override
                public String walk(long seed)
                        throws IOException, ArmUnavailableException, UnplayedException, InterruptedException {
                    CrashResult result = walk.run(seed);
                    results.add(result);
                    keep(report, result);
                    return CrashTable.line(result);
                }

                @Override
                public DiskWalks.Told told(Verdict ended) {
                    CrashTable table = new CrashTable(
                            asked.title() + (engine.keepsAcknowledged() ? "" : " with a write delay"),
                            asked.workload().name(),
                            asked.kinds().leftOut(),
                            results,
                            ended);
                    Map<String, Object> content = new LinkedHashMap<>();
                    content.put("verdict", table.verdict());
                    content.put("seeds", table.results());
                    return new DiskWalks.Told(table.verdict(), table.text(), content);
                }
            });
        }
    }

    /** Writes the files of the findings, as somebody needs them who wants to open the store with the engine's tools. */
    private static void keep(Path report, CrashResult result) throws IOException {
        int kept = 0;
        for (CrashFinding finding : result.findings()) {
            if (kept++ == KEPT) {
                return;
            }
            Path folder = report.resolve("seed-" + result.seed())
                    .resolve(finding.kind().name().toLowerCase(Locale.ROOT) + "-" + finding.position() + "-" + kept);
            Files.createDirectories(folder);
            finding.files().writeTo(folder.resolve("store"));
            Files.writeString(
                    folder.resolve("finding.json"),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(finding) + "\n",
                    StandardCharsets.UTF_8);
        }
    }
}
