package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.stream.Choice;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands whose walks are on a disk in memory. */
final class DiskWalkOptions {

    @Mixin
    private SystemOptions system;

    @Mixin
    private WorkloadOptions workload;

    @Option(
            names = "--over",
            paramLabel = "ARM",
            description = "The transport, which must offer its file accesses, such as embedded@2.2.224. Default:"
                    + " embedded, or the system's first transport.")
    private Optional<String> arm = Optional.empty();

    @ArgGroup
    private Seeds seeds = new Seeds();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "30",
            converter = CountConverter.class,
            description = "The number of commands of a walk. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Mixin
    private KindOptions kinds;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the transport. h2.retention=0 makes a store at once as one that is older than a"
                    + " minute: H2 then writes into space that is free again. h2.write-delay=500 (crash) is H2's own delay: a"
                    + " crash may then take back operations from the end on, and no others.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the report. Default: a new one under lockstep-out.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print the results as JSON on standard output, and nothing else there.")
    private boolean json;

    /** One seed or a range. */
    static final class Seeds {

        @Option(names = "--seed", paramLabel = "N", description = "One walk. Default: 1.")
        private Optional<Long> seed = Optional.empty();

        @Option(
                names = "--seeds",
                paramLabel = "A..B",
                converter = SeedRangeConverter.class,
                description = "A walk for each of these seeds.")
        private Optional<SeedRange> range = Optional.empty();
    }

    /**
     * The walks that were asked for.
     *
     * @param kinds the kinds of commands, and those that a person left out
     */
    record Asked<M>(ArmPlan plan, Workload<M> workload, Choice<M> kinds, SeedRange seeds, int steps) {

        String version() {
            return plan.engine().version();
        }

        /** Returns the system with its version, as a person reads it. */
        String title() {
            return plan.engine().system().title() + " " + version();
        }

        /** Returns what was asked, for the report. */
        Map<String, Object> form() {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("system", plan.engine().system().name());
            form.put("version", version());
            form.put("workload", workload.name());
            form.put("steps", steps);
            form.put("settings", new TreeMap<>(plan.settings()));
            form.put("leftOutByChoice", kinds.leftOut());
            return form;
        }
    }

    Asked<?> asked() throws ArmUnavailableException {
        Catalogue catalogue = system.catalogue();
        SystemUnderTest walked = catalogue.system(system.name);
        String name = arm.orElseGet(() -> catalogue.defaultArms(walked).get(0));
        ArmPlan plan = Lineup.assemble(catalogue, walked, ArmSpec.parseList(List.of(name)), Optional.empty(), settings)
                .arms()
                .get(0);
        return asked(plan, workload.workload(catalogue, walked));
    }

    private <M> Asked<M> asked(ArmPlan plan, Workload<M> drawn) {
        SeedRange range = seeds.range.orElseGet(() -> SeedRange.of(seeds.seed.orElse(1L)));
        return new Asked<>(plan, drawn, kinds.of(drawn), range, steps);
    }

    /** @throws InputException if the transport does not offer its file accesses */
    static DiskEngine engine(Asked<?> asked) throws ArmUnavailableException {
        ArmPlan plan = asked.plan();
        return plan.provider()
                .onDisks(plan.engine(), plan.settings())
                .orElseThrow(() -> new InputException("--over: " + plan.name() + " of "
                        + plan.engine().system().name()
                        + " does not offer its file accesses; embedded of h2 does"));
    }

    Path report(Asked<?> asked, String name) {
        return new ReportFolder(Path.of("lockstep-out"))
                .create(out, asked.plan().engine().system().name() + "-" + name);
    }

    boolean json() {
        return json;
    }
}
