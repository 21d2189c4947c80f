package dev.lockstep.runner;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.CampaignFolder;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.campaign.Shard;
import dev.lockstep.campaign.SideBySide;
import dev.lockstep.job.Conditions;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.Sha256;
import dev.lockstep.project.Project;
import dev.lockstep.report.Reason;
import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.stream.Swarm;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.Progress;
import dev.lockstep.terminal.RoundSummary;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code lockstep run}: draws commands from seeds and walks them. */
@CommandLine.Command(
        name = "run",
        description = {
            "Walks seeded streams of commands over all arms, step by step, and reports whether the arms agree.",
            "Without an option that chooses a walk (--workload, --arms, --seed, --seeds, --steps, --duration, ...), it"
                    + " is a round: a short walk of each workload of the system.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.PARITY,
            ExitCodes.DIVERGED,
            ExitCodes.USAGE,
            ExitCodes.INFRA,
            ExitCodes.VACUOUS,
            ExitCodes.FAULT,
            ExitCodes.HANGUP,
            ExitCodes.INTERRUPTED,
            ExitCodes.CRASHED,
            ExitCodes.KILLED,
            ExitCodes.TERMINATED,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep run                                        a short walk of each workload",
            "  ./lockstep run --seed 42 --steps 500                  one longer walk over the full alphabet",
            "  ./lockstep run --seeds 1..20 --keep-going             twenty seeds, whatever the first ones find",
            "  ./lockstep run --seeds 1..20 --shard 3/4              one of four parts, for ./lockstep merge",
            "  ./lockstep run --duration 10m                         seed after seed, for ten minutes",
            "  ./lockstep run --arms embedded,embedded@2.2.224       one transport, two versions",
            "  ./lockstep run --only insertPersons,optimize          two kinds of commands, and what they need",
            "  ./lockstep run --actors 4 --arms embedded,server      four clients at the same time on each store",
            "  ./lockstep run --meet settings                        with the engine's own defaults",
            "  ./lockstep run --workload script --scripts reports    statements from files, with maintenance between them",
            "  ./lockstep run --plugin mine.jar --arms embedded,mine your own transport compared with the one in the box",
        })
final class RunCommand implements Callable<Integer> {

    /** A fixed seed, so that two people who use no options see the same walk. */
    private static final long FIRST_SEED = 1;

    @Mixin
    private SystemOptions system;

    @Mixin
    private WorkloadOptions workload;

    @Option(
            names = "--arms",
            paramLabel = "ARM",
            split = ",",
            description = {
                "The transports to walk side by side, each with a storage context and a version if needed:"
                        + " embedded+split, cli@2.2.224, server@2.4.240/2.5.252 (server/client). Default: embedded,cli,server, as far as"
                        + " the system has them."
            })
    private List<String> arms = List.of();

    @ArgGroup
    private Seeds seeds = new Seeds();

    /** Either one seed or a range of seeds. */
    private static final class Seeds {
        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "One walk over the full alphabet. Default: 1. The same seed gives the same walk.")
        private Optional<Long> seed = Optional.empty();

        @Option(
                names = "--seeds",
                paramLabel = "A..B",
                converter = SeedRangeConverter.class,
                description =
                        "A campaign: one walk for each seed; each seed also draws the kinds of commands of its walk.")
        private Optional<SeedRange> range = Optional.empty();
    }

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "100",
            converter = CountConverter.class,
            description = "The number of commands of a walk. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--duration",
            paramLabel = "D",
            converter = DurationConverter.class,
            description =
                    "The time to stop: 30s, 10m, 2h. Without a seed or a range, seed after seed until then. A time decides"
                            + " nothing: the summary names what was not reached, and the exit code is not 4 for it.")
    private Optional<Duration> duration;

    @Option(
            names = "--max-buckets",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Continue after a difference, with the next seed, until N different ones were found.")
    private Optional<Integer> maxBuckets = Optional.empty();

    @Option(
            names = "--actors",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "N clients use one store of each arm at the same time, in a drawn schedule of --steps slots;"
                    + " see docs/concurrency.md.")
    private Optional<Integer> actors = Optional.empty();

    @Mixin
    private ShardOptions shards;

    @Mixin
    private CampaignOptions campaign;

    @Mixin
    private KindOptions kinds;

    @Option(
            names = "--aa",
            description = "Open the reference twice. A difference between the two is noise, with exit code 3.")
    private boolean aa;

    @Option(
            names = "--crashes",
            description =
                    "Kill the engines at drawn moments, during an operation and after it, and go on with the stores"
                            + " that the kills leave. An arm in this process closes and opens its store instead. Kinds"
                            + " of commands whose effect a kill may take back are left out, unless --only names kinds.")
    private boolean crashes;

    @Mixin
    private MeetOptions meet;

    @Mixin
    private SurroundingsOptions surroundings;

    @Mixin
    private WalkOptions options;

    @Spec
    private CommandSpec spec;

    /** The defaults of the project file. */
    private Project.Defaults defaults = Project.Defaults.NONE;

    /** The options that choose a walk. Without any of them, a run is a round. */
    private static final List<String> CHOOSING = List.of(
            "--workload",
            "--scripts",
            "--arms",
            "--seed",
            "--seeds",
            "--steps",
            "--duration",
            "--actors",
            "--shard",
            "--workers",
            "--resume",
            "--only",
            "--without",
            "--aa",
            "--crashes",
            "--reference",
            "--out");

    /** A schedule has acts and no commands, and is played in this process, one seed after the other. */
    private static final List<String> UNREAD_BY_ACTORS = List.of(
            "--workload",
            "--scripts",
            "--only",
            "--without",
            "--aa",
            "--crashes",
            "--shard",
            "--workers",
            "--resume",
            "--max-buckets",
            "--surroundings");

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = meet.meeting(system.catalogue(), system.name);
        SystemUnderTest walked = catalogue.system(system.name);
        if (actors.isPresent()) {
            return race(catalogue, walked);
        }
        KnownList known = options.known(catalogue, walked, spec);
        ParseResult given = spec.commandLine().getParseResult();
        defaults = catalogue
                .project()
                .filter(project -> project.system().name().equals(walked.name()))
                .map(Project::defaults)
                .orElse(Project.Defaults.NONE);
        if (!given.hasMatchedOption("--steps")) {
            steps = defaults.steps().orElse(steps);
        }
        if (CHOOSING.stream().noneMatch(given::hasMatchedOption)) {
            Round round = Round.of(catalogue, walked, steps);
            if (round.walks().size() > 1) {
                return round(round, catalogue, walked, known);
            }
        }
        Asked asked = new Asked(workload.workload(catalogue, walked), arms, steps, options.limits(), false);
        Setting<?> setting = setting(asked, catalogue, walked, known);
        try (Interruption interruption = Interruption.watch()) {
            RoundWalk.Begun walk = begin(setting, asked, interruption, () -> options.progress(spec));
            interruption.whenAbandoned(walk.session()::abandon);
            walk.session().play(walk.playing());
            return walk.session().end().exitCode();
        }
    }

    /** Plays drawn schedules of several actors: one for each seed, or seed after seed until the time is over. */
    private int race(Catalogue catalogue, SystemUnderTest walked) throws Exception {
        ParseResult given = spec.commandLine().getParseResult();
        for (String option : UNREAD_BY_ACTORS) {
            if (given.hasMatchedOption(option)) {
                throw new InputException("--actors: a schedule of actors does not read " + option + "; leave it out");
            }
        }
        return new ActorRun(catalogue, walked, actors.orElseThrow(), steps, range(), duration.map(Deadline::in))
                .play(arms, options, spec);
    }

    /** Walks a round. A walk that need not be the last one is shown in short. */
    private int round(Round round, Catalogue catalogue, SystemUnderTest walked, KnownList known) throws Exception {
        long began = System.nanoTime();
        // Only one walk at a time can change the zone and the locale of this process.
        int atOnce = surroundings.text().isEmpty() ? Round.AT_ONCE : 1;
        if (range().single()) {
            options.expecting(round.walks().size());
        }
        Progress progress = options.progress(spec);
        try (Interruption interruption = Interruption.watch()) {
            List<RoundWalk> walks = new ArrayList<>();
            for (Round.Stretch next : round.walks()) {
                Limits limits = options.limits();
                Asked asked = new Asked(
                        catalogue.workload(walked, Optional.of(next.workload())),
                        next.arms(),
                        next.steps(),
                        walks.isEmpty() ? limits : limits.incomplete(),
                        true);
                Setting<?> setting = setting(asked, catalogue, walked, known);
                walks.add(new RoundWalk(
                        () -> begin(setting, asked, interruption, () -> progress), options.keepsGoing(), this::note));
            }
            interruption.whenAbandoned(fault -> walks.forEach(walk -> walk.abandon(fault)));
            SideBySide.play(walks, atOnce, interruption);
            List<CampaignReport> reports =
                    walks.stream().flatMap(walk -> walk.finish().stream()).toList();
            if (reports.isEmpty()) {
                note("interrupted before the first walk began");
                return Verdict.INTERRUPTED.exitCode();
            }
            RoundSummary summary = new RoundSummary(
                    round.walks().stream().map(Round.Stretch::workload).toList(),
                    reports,
                    Duration.ofNanos(System.nanoTime() - began));
            options.print(spec, summary.json(), summary.text());
            return summary.verdict().exitCode();
        }
    }

    private void note(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("lockstep: " + line);
        err.flush();
    }

    /**
     * A walk that was asked for.
     *
     * @param arms the arms as they are written; empty for the usual ones
     * @param inARound whether other walks follow or came before
     */
    private record Asked(Workload<?> workload, List<String> arms, long steps, Limits limits, boolean inARound) {}

    private Setting<?> setting(Asked asked, Catalogue catalogue, SystemUnderTest walked, KnownList known)
            throws Exception {
        Workload<?> drawn = asked.workload();
        if (crashes) {
            Kills.require(drawn);
        }
        List<ArmSpec> specs =
                ArmSpec.parseList(asked.arms().isEmpty() ? catalogue.defaultArms(walked, drawn) : asked.arms());
        if (drawn.needsPlainReference()) {
            specs = ArmSpec.withPlain(specs, options.reference());
        }
        Lineup lineup = Lineup.assemble(catalogue, walked, specs, options.reference(), options.settings())
                .walking(drawn);
        lineup = surroundings.in(lineup);
        if (crashes) {
            Hardening.require("--crashes", lineup.arms());
            Kills.require(lineup, catalogue, walked);
        }
        Workload<?> playable =
                drawn instanceof ScriptWorkload scripts ? PlayableScripts.of(scripts, lineup, this::note) : drawn;
        boolean usual = drawn.name().equals(Catalogue.USUAL_WORKLOAD)
                || catalogue.workloads(walked).size() == 1;
        String folder = walked.name() + (usual ? "" : "-" + drawn.name());
        return new Setting<>(aa ? lineup.withReferenceTwice() : lineup, playable, known, folder);
    }

    /**
     * The walks that were asked for, once all of it was found.
     *
     * @param name the name of a new folder for the report, without the seeds
     */
    private record Setting<M>(Lineup lineup, Workload<M> drawn, KnownList known, String name) {}

    private <M> RoundWalk.Begun begin(
            Setting<M> setting, Asked asked, Interruption interruption, Supplier<Progress> progress) {
        Lineup lineup = setting.lineup();
        Workload<M> drawn = setting.drawn();
        KnownList known = setting.known();
        Choice<M> choice = kinds.of(drawn, crashes);
        SeedRange range = range();
        Shard shard = shards.in(range, System.getenv()).orElse(Shard.WHOLE);
        campaign.require(range, duration.isPresent(), options.out());
        Optional<Deadline> budget = duration.map(Deadline::in);
        boolean resumes = campaign.resumes(options.out());
        Path folder = resumes
                ? options.out().orElseThrow()
                : options.folder(setting.name()
                        + (range.single() ? "-seed-" : "-seeds-")
                        + range
                        + (shard.equals(Shard.WHOLE) ? "" : "-shard-" + shard.index() + "-of-" + shard.of()));
        Limits limits = budget.map(asked.limits()::until).orElse(asked.limits());
        WalkOptions.Walked walked = new WalkOptions.Walked(
                lineup,
                drawn,
                choice.kinds(),
                choice.leftOut(),
                known,
                system.plugins(),
                folder,
                asked.inARound(),
                !range.single());
        if (range.single()) {
            CommandStream<M> stream = killing(CommandStream.drawn(drawn, range.first(), choice.kinds(), asked.steps()))
                    .leavingOut(choice.leftOut());
            return new RoundWalk.Begun(
                    options.begin(walked, limits, spec, WalkListener.of(), interruption, progress.get()),
                    session -> session.play(stream, folder));
        }
        if (range.last() != Long.MAX_VALUE) {
            options.expecting(shard.count(range));
        }
        if (resumes) {
            options.on(CampaignFolder.day(folder));
        }
        CampaignFolder.Asked all = new CampaignFolder.Asked(
                Main.version(),
                RunCommand.class,
                lineup,
                drawn,
                choice.kinds().stream().map(CommandKind::name).toList(),
                choice.leftOut(),
                known,
                options.day(),
                range,
                shard,
                asked.steps(),
                inputs(drawn),
                settings(),
                asked.limits().keepGoing(),
                maxBuckets,
                budget,
                campaign.workers(lineup),
                seed -> killing(CommandStream.drawn(
                                drawn, seed, Swarm.choose(new SeedTree(seed), choice.kinds()), asked.steps()))
                        .leavingOut(choice.leftOut()));
        CampaignFolder begun = resumes
                ? CampaignFolder.resume(folder, all, this::note)
                : CampaignFolder.begin(folder, all, this::note);
        tellConditions(known, lineup, folder);
        return new RoundWalk.Begun(
                options.begin(walked, limits, spec, WalkListener.of(), interruption, progress.get()),
                session -> session.play(begun));
    }

    private <M> CommandStream<M> killing(CommandStream<M> stream) {
        return crashes ? stream.killing() : stream;
    }

    /** Returns the digests of the files that every walk reads, without the list of known differences. */
    private Map<String, String> inputs(Workload<?> drawn) {
        Map<String, String> inputs = new TreeMap<>(system.plugins().digests());
        if (drawn instanceof ScriptWorkload scripts) {
            scripts.scripts()
                    .forEach(script -> inputs.put("script " + script.name(), Sha256.ofText(script.toString())));
        }
        return inputs;
    }

    /** Says what the walks were played with, for the guard of a job. A run may have been killed before it said so. */
    private void tellConditions(KnownList known, Lineup lineup, Path folder) {
        try {
            Conditions.of(
                            Main.version(),
                            known,
                            options.settings(),
                            system.plugins().digests())
                    .over(lineup)
                    .writeIfMissing(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + " (" + Reason.of(e) + ")", e);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(options.words());
        settings.put("--surroundings", surroundings.text());
        settings.put("--aa", Boolean.toString(aa));
        settings.put("--crashes", Boolean.toString(crashes));
        return settings;
    }

    private SeedRange range() {
        boolean open = duration.isPresent() && seeds.seed.isEmpty();
        if (seeds.seed.isEmpty()
                && seeds.range.isEmpty()
                && !open
                && defaults.seeds().isPresent()) {
            return range(defaults.seeds().get());
        }
        return seeds.range.orElseGet(
                () -> open ? new SeedRange(FIRST_SEED, Long.MAX_VALUE) : SeedRange.of(seeds.seed.orElse(FIRST_SEED)));
    }

    private static SeedRange range(String text) {
        try {
            return text.matches("-?[0-9]{1,18}") ? SeedRange.of(Long.parseLong(text)) : SeedRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException(Project.NAME + ": defaults.seeds: " + e.getMessage(), e);
        }
    }
}
