package dev.lockstep.campaign;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.CommandKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Plays walks over one lineup, records each in a separate folder, shows them, and adds them up. */
public final class Session {

    private final Lineup lineup;
    private final KnownList known;
    private final LocalDate today;
    private final Limits limits;
    private final Interruption interruption;
    private final Function<Header, WalkListener> watching;
    private final Campaign campaign;
    private final long began = System.nanoTime();
    private final Map<Long, Playing> playing = new ConcurrentHashMap<>();
    private boolean givenUp;
    private volatile long lastEnd = began;

    /**
     * The facts about a walk that are known before it begins.
     *
     * @param seed its seed
     * @param steps the number of its steps
     * @param arms its arms, as people read them
     * @param again whether it is played to locate the finding of a walk before it
     * @param of what it is a walk of, if there are walks of something else beside it; else empty
     */
    public record Header(long seed, long steps, String arms, boolean again, String of) {

        /** The facts about a walk that is not played for another one. */
        public Header(long seed, long steps, String arms) {
            this(seed, steps, arms, false, "");
        }

        /** Returns the facts about the second walk that locates a finding of this one. */
        Header locating() {
            return new Header(seed, steps, arms + ", to locate the finding", true, of);
        }

        /** Returns the facts about a walk that has walks of something else beside it. */
        public Header of(String what) {
            return new Header(seed, steps, arms, again, what);
        }

        /** Returns the name of the walk. */
        public String name() {
            return (of.isEmpty() ? "" : of + ", ") + "seed " + seed;
        }
    }

    /** A walk that is being played. */
    private record Playing(long seed, long steps, Path folder, Recording recording) {}

    /**
     * Creates a session.
     *
     * @param lineup the arms of every walk
     * @param alphabet the kinds of commands that the walks together have to exercise
     * @param known the known differences
     * @param today the day that decides which of them have expired; one day for all walks, so that midnight does not
     *     divide a campaign
     * @param watching returns the listener that shows a walk, called once for each walk, on the walk's thread
     */
    public Session(
            Lineup lineup,
            List<? extends CommandKind<?>> alphabet,
            KnownList known,
            LocalDate today,
            Limits limits,
            Interruption interruption,
            Function<Header, WalkListener> watching) {
        this.lineup = lineup;
        this.known = known;
        this.today = today;
        this.limits = limits;
        this.interruption = interruption;
        this.watching = watching;
        this.campaign = new Campaign(
                alphabet.stream().map(CommandKind::name).toList(),
                lineup.arms().stream().map(ArmPlan::name).toList(),
                limits);
    }

    /** Whether another walk makes sense after the walks so far. */
    public boolean goesOn() {
        return goesOn(limits.keepGoing());
    }

    /**
     * Whether another walk makes sense after the walks so far.
     *
     * @param whatever whether it does after a difference as well, and after a lost arm
     */
    public boolean goesOn(boolean whatever) {
        return !interruption.requested() && campaign.goesOn(whatever);
    }

    /**
     * Plays one walk to its end. A walk that cannot be recorded is lost infrastructure, and takes nothing away from the
     * other walks of the campaign.
     *
     * @return the result; empty if the walk could not be recorded
     */
    public Optional<WalkResult> play(CommandStream<?> stream, Path folder) {
        Ended ended = ended(stream, folder);
        add(ended.walk());
        ended.throwAgain();
        return ended.result();
    }

    private synchronized void add(Contribution walk) {
        if (!givenUp) {
            campaign.add(walk);
        }
    }

    /**
     * The end of a walk.
     *
     * @param result empty if the walk could not be recorded
     * @param thrown a fault, which is thrown again once the walk is added
     */
    record Ended(Contribution walk, Optional<WalkResult> result, Optional<Throwable> thrown) {

        static Ended lost(CommandStream<?> stream, Path folder, Verdict verdict, String detail, Throwable thrown) {
            return new Ended(
                    Contribution.of(WalkSummary.failed(stream.seed(), folder, stream.steps(), verdict, detail)),
                    Optional.empty(),
                    Optional.ofNullable(thrown));
        }

        void throwAgain() {
            Crew.throwAgain(thrown);
        }
    }

    /** Plays one walk to its end, on the thread that calls, and does not add it. */
    <M> Ended ended(CommandStream<M> stream, Path folder) {
        Path data = PlayedWalk.arms(folder);
        WalkPlan<M> plan = new WalkPlan<>(
                stream,
                lineup.plans(stream.seed()),
                limits,
                known.in(stream.workload().name(), lineup.arms(), today),
                data);
        Header header = new Header(stream.seed(), stream.steps(), lineup.names());
        try {
            PlayedWalk walk = PlayedWalk.play(
                    plan,
                    known.catalogue().extras(),
                    folder,
                    data,
                    recording -> among(stream.seed(), stream.steps(), folder, recording, watching.apply(header)),
                    recording -> among(recording, watching.apply(header.locating())));
            WalkResult result = condemned(walk.ended());
            return new Ended(
                    Contribution.of(stream.seed(), folder, result, walk.located()),
                    Optional.of(result),
                    Optional.empty());
        } catch (IOException e) {
            return Ended.lost(
                    stream, folder, Verdict.INFRA, "cannot write to " + folder + " (" + Reason.of(e) + ")", null);
        } catch (RuntimeException | Error e) {
            return Ended.lost(stream, folder, Verdict.FAULT, e.toString(), e);
        } finally {
            playing.remove(stream.seed());
            lastEnd = System.nanoTime();
        }
    }

    /**
     * Plays the walks of a campaign and adds them up.
     *
     * @param campaign the campaign, with its folder, its seeds and the walks that it has already
     */
    public void play(CampaignFolder campaign) {
        campaign.play(this);
    }

    /** Returns the results so far. */
    Campaign campaign() {
        return campaign;
    }

    /** Whether somebody ends this process. */
    boolean isInterrupted() {
        return interruption.requested();
    }

    /** Returns how long an interruption waits for walks to end. */
    Duration patience() {
        return interruption.patience();
    }

    /** Ends the walks whose threads do not, after an interruption. What these threads still bring does not count. */
    public synchronized void giveUp() {
        givenUp = true;
        new TreeMap<>(playing)
                .keySet()
                .forEach(seed -> unended(seed).ifPresent(walk -> campaign.add(Contribution.of(walk))));
    }

    /** Ends a walk whose thread does not, after an interruption; empty if it is not being played. */
    Optional<WalkSummary> unended(long seed) {
        return Optional.ofNullable(playing.get(seed))
                .map(walk -> interruption
                        .fault()
                        .map(fault -> WalkSummary.of(
                                seed, walk.folder(), walk.recording().abandoned(fault), Optional.empty()))
                        .orElseGet(() -> WalkSummary.failed(
                                seed, walk.folder(), walk.steps(), Verdict.INTERRUPTED, "it did not stop in time")));
    }

    /**
     * The recording comes first, so that a step and a finding are on disk before anything shows them. Whoever ended the
     * process is known before the recording ends.
     */
    private WalkListener among(long seed, long steps, Path folder, Recording recording, WalkListener watcher) {
        playing.put(seed, new Playing(seed, steps, folder, recording));
        return among(recording, watcher);
    }

    private WalkListener among(WalkListener recording, WalkListener watcher) {
        WalkListener all = WalkListener.of(new Bystander(interruption), recording, watcher);
        return new Condemning(all, this::condemned);
    }

    private WalkResult condemned(WalkResult result) {
        return interruption
                .fault()
                .map(fault -> result.withFailure(Verdict.FAULT, fault))
                .orElse(result);
    }

    /** Notes the result of one replay of a recorded finding. */
    public void replayed(Recurrence.Shown shown) {
        campaign.replayed(shown);
    }

    /** Notes one replay that shows nothing, because nobody could look where the recorded finding was. */
    public void unseen(String why) {
        campaign.unseen(why);
    }

    /** Returns the causes of the findings so far, each once, in the order in which they were found. */
    public List<CampaignBucket> buckets() {
        return campaign.buckets();
    }

    /** Notes the smallest list of commands that shows a cause. */
    public void shrunk(String bucket, CampaignBucket.Smaller smaller) {
        campaign.shrunk(bucket, smaller);
    }

    /**
     * Notes the kinds of commands that were left out of every walk.
     *
     * @param becauseOfKills why a kill takes back what some of them do; said of walks with kills
     */
    public void leavesOut(List<String> kinds, Map<String, String> becauseOfKills) {
        campaign.leavesOut(kinds, becauseOfKills);
    }

    /** Notes a failure outside of any walk. */
    public void failed() {
        campaign.failed();
    }

    /** Ends the walk that is being played, from another thread, because its own thread cannot go on. */
    public void abandon(String fault) {
        new TreeMap<>(playing)
                .values()
                .forEach(walk -> campaign.add(
                        walk.seed(), walk.folder(), walk.recording().abandoned(fault)));
    }

    /** Returns the campaign of all walks. */
    public Campaign end() {
        if (interruption.requested()) {
            campaign.interrupted();
        }
        return campaign;
    }

    /** Returns the time from the beginning of the session to the end of its last walk so far. */
    public Duration elapsed() {
        return Duration.ofNanos(lastEnd - began);
    }
}
