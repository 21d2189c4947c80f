package dev.lockstep.campaign;

import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.FileTree;
import dev.lockstep.platform.Sha256;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.report.Avoided;
import dev.lockstep.report.Reason;
import dev.lockstep.stream.Choice;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The folder of a campaign: its plan, a folder for each walk with all that the walk adds, and the report at the end. It
 * is enough to make the report again, and to go on after a kill.
 */
public final class CampaignFolder {

    /** The file of the campaign's report. */
    public static final String REPORT = "campaign.json";

    private static final String WALK = "seed-";

    private final Path folder;
    private final CampaignPlan plan;
    private final int workers;
    private final Optional<Deadline> budget;
    private final LongFunction<CommandStream<?>> streams;
    private final Consumer<String> notes;
    private final EarlierRecords earlier;

    private CampaignFolder(
            Path folder,
            CampaignPlan plan,
            int workers,
            Optional<Deadline> budget,
            LongFunction<CommandStream<?>> streams,
            Consumer<String> notes) {
        this.folder = folder;
        this.plan = plan;
        this.workers = workers;
        this.budget = budget;
        this.streams = streams;
        this.notes = notes;
        this.earlier = new EarlierRecords(folder, notes);
    }

    /**
     * A campaign that is asked for.
     *
     * @param version the version of Lockstep
     * @param asker the class that asks, whose code counts as well
     * @param lineup the arms
     * @param workload the workload
     * @param alphabet the names of the kinds that the walks together have to exercise
     * @param leftOut the names of the kinds that a person left out
     * @param known the list of known differences
     * @param day the day that decides which of them have expired
     * @param seeds the seeds of all shards
     * @param shard the shard
     * @param steps the number of commands of a walk
     * @param inputs digests of the files that the walks read, by name, without the list of known differences
     * @param settings what else was asked, by the name of its option
     * @param keepGoing whether the campaign goes on after a finding
     * @param maxBuckets the number of different findings that end it; empty if it has no such limit
     * @param budget the time that ends it
     * @param workers the number of walks at the same time
     * @param streams returns the commands of the walk of a seed
     */
    public record Asked(
            String version,
            Class<?> asker,
            Lineup lineup,
            Workload<?> workload,
            List<String> alphabet,
            List<String> leftOut,
            KnownList known,
            LocalDate day,
            SeedRange seeds,
            Shard shard,
            long steps,
            Map<String, String> inputs,
            Map<String, String> settings,
            boolean keepGoing,
            Optional<Integer> maxBuckets,
            Optional<Deadline> budget,
            int workers,
            LongFunction<CommandStream<?>> streams) {

        private CampaignPlan plan() {
            SortedMap<String, String> read = new TreeMap<>(inputs);
            known.list().ifPresent(list -> read.put("known", digest(list)));
            read.put("code", BuiltFrom.of(code()));
            return new CampaignPlan(
                    CampaignPlan.FORM,
                    version,
                    lineup.system().name(),
                    lineup.system().title(),
                    workload.name(),
                    workload.generatorVersion(),
                    read,
                    seeds.toString(),
                    shard.toString(),
                    steps,
                    alphabet,
                    leftOut,
                    Choice.takenBack(workload.alphabet(), leftOut),
                    PlannedArm.digested(lineup),
                    Avoided.in(lineup.system()),
                    new TreeMap<>(settings),
                    keepGoing,
                    maxBuckets.orElse(0),
                    budget.isPresent(),
                    day.toString());
        }

        private Stream<Class<?>> code() {
            return Stream.concat(
                    Stream.of(CampaignFolder.class, asker, workload.getClass()),
                    lineup.arms().stream().flatMap(arm -> BuiltFrom.layers(arm.provider())));
        }

        private static String digest(KnownDifferences list) {
            return Sha256.ofFile(list.file());
        }
    }

    /**
     * Begins a campaign in an empty folder.
     *
     * @param notes receives lines for people
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static CampaignFolder begin(Path folder, Asked asked, Consumer<String> notes) {
        CampaignPlan plan = asked.plan();
        try {
            plan.write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + " (" + Reason.of(e) + ")", e);
        }
        return new CampaignFolder(folder, plan, asked.workers(), asked.budget(), asked.streams(), notes);
    }

    /**
     * Returns the day of the campaign that a folder has begun, because a resumed campaign keeps it.
     *
     * @throws InputException if the folder is not that of a campaign
     */
    public static LocalDate day(Path folder) {
        return LocalDate.parse(planned(folder).day());
    }

    /**
     * Goes on with the campaign that a folder has begun.
     *
     * @throws InputException if the folder is not that of a campaign, or if another one was asked for; the message
     *     names the first value that differs
     */
    public static CampaignFolder resume(Path folder, Asked asked, Consumer<String> notes) {
        CampaignPlan begun = planned(folder);
        begun.difference(asked.plan(), List.of(), folder.toString(), "what is asked now")
                .ifPresent(difference -> {
                    throw new InputException("--resume: another campaign: " + difference
                            + "; ask for the same again, or name another --out");
                });
        return new CampaignFolder(folder, begun, asked.workers(), asked.budget(), asked.streams(), notes);
    }

    private static CampaignPlan planned(Path folder) {
        try {
            return CampaignPlan.read(folder)
                    .orElseThrow(() -> new InputException("--resume: " + folder + " has no " + CampaignPlan.NAME
                            + ", so no campaign was begun there; leave --resume out"));
        } catch (IOException e) {
            throw new InputException("--resume: " + e.getMessage(), e);
        }
    }

    /** Returns the folder of a walk in that of its campaign. */
    static Path walk(Path campaign, long seed) {
        return campaign.resolve(WALK + seed);
    }

    /** Returns the folder of a seed's walk. */
    public Path walk(long seed) {
        return walk(folder, seed);
    }

    /**
     * Plays the walk of one seed and keeps its result, for a caller who plays the seeds of the shard one by one.
     *
     * @return the result; empty if the walk could not be recorded
     */
    public Optional<WalkResult> play(Session session, long seed) {
        session.campaign().isShard(plan.part());
        Session.Ended ended = session.ended(streams.apply(seed), walk(seed));
        session.campaign().add(kept(ended.walk().discreet(walk(seed)), walk(seed)));
        ended.throwAgain();
        return ended.result();
    }

    void play(Session session) {
        session.campaign().isShard(plan.part());
        new Crew<>(workers, new Walks(session)).play(plan.part().seeds(plan.range()));
    }

    /** The walks, for those who play them. */
    private final class Walks implements Crew.Job<Contribution> {
        private final Session session;

        Walks(Session session) {
            this.session = session;
        }

        @Override
        public boolean begins() {
            return !session.isInterrupted()
                    && (budget.isEmpty() || !budget.get().passed());
        }

        @Override
        public Crew.Played<Contribution> play(long seed) {
            try {
                return played(seed);
            } catch (RuntimeException | Error e) {
                WalkSummary failed =
                        WalkSummary.failed(seed, walk(folder, seed), plan.steps(), Verdict.FAULT, e.toString());
                return new Crew.Played<>(seed, Contribution.of(failed), Optional.of(e));
            }
        }

        private Crew.Played<Contribution> played(long seed) {
            CommandStream<?> stream = streams.apply(seed);
            Path walk = walk(folder, seed);
            Optional<Contribution> kept = earlier.finished(seed, walk);
            if (kept.isPresent()) {
                return new Crew.Played<>(seed, kept.get(), Optional.empty());
            }
            Session.Ended ended = session.ended(stream, walk);
            Contribution all = ended.walk().discreet(walk);
            Optional<String> before = earlier.lostFinding(seed, all);
            Contribution judged = before.isEmpty() ? all : all.withFailure(Verdict.DIVERGED, before.get());
            return new Crew.Played<>(seed, kept(judged, walk), ended.thrown());
        }

        @Override
        public boolean add(Crew.Played<Contribution> played) {
            session.campaign().add(played.walk());
            Crew.throwAgain(played.thrown());
            return !session.isInterrupted() && plan.goesOn(session.campaign());
        }

        @Override
        public void drop(Crew.Played<Contribution> played) {
            Path walk = walk(folder, played.seed());
            try {
                if (!played.walk().summary().buckets().isEmpty()) {
                    notes.accept(
                            "seed " + played.seed() + " is behind the end of the campaign and is not counted, but it"
                                    + " has a finding, which is kept in " + earlier.aside(walk, "behind"));
                } else if (Files.exists(walk)) {
                    new FileTree(walk).delete();
                }
            } catch (IOException e) {
                notes.accept(walk + " is behind the end of the campaign, and cannot be removed (" + Reason.of(e) + ")");
            }
        }

        @Override
        public Duration patience() {
            return session.patience();
        }

        @Override
        public Optional<Crew.Played<Contribution>> unended(long seed) {
            return session.unended(seed)
                    .map(summary -> new Crew.Played<>(seed, Contribution.of(summary), Optional.empty()));
        }
    }

    /** A walk counts only if what it adds can be read back, so one that cannot be kept is lost. */
    private static Contribution kept(Contribution walk, Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                ContributionFile.write(walk, folder);
            }
            return walk;
        } catch (IOException e) {
            return walk.withFailure(Verdict.INFRA, "cannot write to " + folder + " (" + Reason.of(e) + ")");
        }
    }

    /**
     * Writes the report of the campaign into its folder.
     *
     * @param report the report as JSON. Its paths begin in the folder afterwards, so it does not name who walked where
     */
    public static void write(Path folder, String report) throws IOException {
        WholeFile.write(folder.resolve(REPORT), withoutPlace(report, folder));
    }

    private static String withoutPlace(String report, Path folder) {
        String place = folder.toString();
        return folder.isAbsolute() && folder.getNameCount() > 0
                ? report.replace(place + "/", "").replace(place, ".")
                : report;
    }

    /** Returns the seeds of the walks that a folder has, in their order. */
    static List<Long> walked(Path folder) throws IOException {
        List<Long> seeds = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.matches(WALK + "-?[0-9]{1,19}"))
                    .map(name -> name.substring(WALK.length()))
                    .filter(number -> new BigInteger(number).bitLength() < Long.SIZE)
                    .map(Long::valueOf)
                    .sorted()
                    .forEach(seeds::add);
        }
        return seeds;
    }
}
