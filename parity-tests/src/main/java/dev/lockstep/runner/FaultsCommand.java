package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.crash.FaultTally;
import dev.lockstep.crash.FaultWalk;
import dev.lockstep.crash.Medium;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.parity.Verdict;
import dev.lockstep.terminal.FaultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep faults}: lets the disk of a store fail. */
@CommandLine.Command(
        name = "faults",
        description = {
            "Plays a walk on a store whose disk is in memory, and lets the disk fail: an error, no space, a short read"
                    + " or write, a flipped bit, a slow call, at a drawn call of each sort, while the store is opened,"
                    + " recovers, serves and is closed.",
            "The operation that met the fault must be there as a whole or not at all, and no acknowledged one may go"
                    + " back. An end that has a page among the findings is counted apart, and is no error. See"
                    + " docs/crash-states.md.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:RIGHT: every fault that fired ended as it must, or as a known finding",
            "  1:WRONG: one did neither; or the walk is wrong without a fault",
            ExitCodes.USAGE,
            "  3:INFRA: the engine cannot be run in this process",
            "  4:VACUOUS: no fault fired in some phase",
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep faults                                     H2, seed 1, each fault once in each phase",
            "  ./lockstep faults --seeds 1..5 --tries 4              more places",
        })
final class FaultsCommand implements Callable<Integer> {

    /** The file with the results, in the folder of the report. */
    private static final String REPORT = "faults.json";

    @Mixin
    private DiskWalkOptions options;

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "2",
            converter = CountConverter.class,
            description = "How often each fault is tried in each phase, for each seed. Default: ${DEFAULT-VALUE}.")
    private int tries;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return fail(options.asked());
    }

    private <M> int fail(DiskWalkOptions.Asked<M> asked) throws IOException, ArmUnavailableException {
        List<FaultTally> all = new ArrayList<>();
        try (Interruption interruption = Interruption.watch();
                DiskEngine engine = DiskWalkOptions.engine(asked)) {
            if (!engine.keepsAcknowledged()) {
                throw new InputException("--set: with a write delay the engine may lose what it acknowledged, so no"
                        + " fault could be blamed for it; leave the delay to ./lockstep crash");
            }
            Path report = options.report(asked, "faults").resolve(REPORT);
            FaultWalk<M> walk = new FaultWalk<>(
                    asked.workload(),
                    asked.kinds().kinds(),
                    engine,
                    asked.version(),
                    asked.steps(),
                    tries,
                    Medium.RIGHT,
                    KnownFault.of(asked.plan().engine().system().name()));
            DiskWalks walks = new DiskWalks(options, asked, report, "without a fault");
            return walks.play(spec, interruption, new DiskWalks.Play() {
                @Override
                public String walk(long seed)
                        throws IOException, ArmUnavailableException, UnplayedException, InterruptedException {
                    add(all, walk.run(seed));
                    return "seed " + seed + ": "
                            + all.stream().mapToInt(FaultTally::fired).sum() + " faults fired so far";
                }

                @Override
                public DiskWalks.Told told(Verdict ended) {
                    FaultTable table =
                            new FaultTable(asked.title(), asked.workload().name(), all, ended);
                    Map<String, Object> content = new LinkedHashMap<>();
                    content.put("seeds", asked.seeds().toString());
                    content.put("verdict", table.verdict());
                    content.put("cells", table.tallies());
                    return new DiskWalks.Told(table.verdict(), table.text(), content);
                }
            });
        }
    }

    /** Adds the tallies of a seed, whose cells are in the same order. */
    private static void add(List<FaultTally> all, List<FaultTally> more) {
        for (int i = 0; i < more.size(); i++) {
            if (i < all.size()) {
                all.set(i, all.get(i).plus(more.get(i)));
            } else {
                all.add(more.get(i));
            }
        }
    }
}
