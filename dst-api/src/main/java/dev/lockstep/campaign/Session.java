package dev.lockstep.campaign;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.report.Reason;
import dev.lockstep.stream.CommandStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/** Plays walks over one lineup, records each in a separate folder, shows them, and adds them up. */
public final class Session {

    private final Lineup lineup;
    private final KnownList known;
    private final Limits limits;
    private final Interruption interruption;
    private final Function<Header, WalkListener> watching;
    private final Campaign campaign = new Campaign();
    private final long began = System.nanoTime();

    /**
     * The facts about a walk that are known before it begins.
     *
     * @param seed its seed
     * @param steps the number of its steps
     * @param arms its arms, as people read them
     */
    public record Header(long seed, long steps, String arms) {

        /** Returns the facts about the second walk that locates a finding of this one. */
        Header locating() {
            return new Header(seed, steps, arms + ", to locate the finding");
        }
    }

    /**
     * Creates a session.
     *
     * @param watching returns the listener that shows a walk, called once for each walk, on the walk's thread
     */
    public Session(
            Lineup lineup,
            KnownList known,
            Limits limits,
            Interruption interruption,
            Function<Header, WalkListener> watching) {
        this.lineup = lineup;
        this.known = known;
        this.limits = limits;
        this.interruption = interruption;
        this.watching = watching;
    }

    /** Whether another walk makes sense after the walks so far. */
    public boolean goesOn() {
        return !interruption.requested() && campaign.goesOn(limits.keepGoing());
    }

    /** Plays one walk to its end. */
    public <M> void play(CommandStream<M> stream, Path folder) {
        Path data = PlayedWalk.arms(folder);
        WalkPlan<M> plan = new WalkPlan<>(
                stream,
                new ArmPlans(lineup.reference(), lineup.arms()),
                limits,
                known.in(stream.workload().name(), lineup.arms()),
                data);
        Header header = new Header(stream.seed(), stream.steps(), lineup.names());
        try {
            try (PlayedWalk walk = PlayedWalk.play(
                    plan,
                    folder,
                    data,
                    recording -> among(recording, watching.apply(header)),
                    recording -> among(recording, watching.apply(header.locating())))) {
                campaign.add(stream.seed(), folder, walk.result(), walk.located());
            }
        } catch (IOException e) {
            throw new OutputException("cannot write to " + folder + " (" + Reason.of(e) + ")", e);
        } catch (UncheckedIOException e) {
            throw new OutputException(e.getMessage(), e);
        }
    }

    /** The recording comes first, so that a step is on disk before anything shows it. */
    private WalkListener among(WalkListener recording, WalkListener watcher) {
        return WalkListener.of(new Bystander(interruption), recording, watcher);
    }

    /** Returns the campaign of all walks. */
    public Campaign end() {
        if (interruption.requested()) {
            campaign.interrupted();
        }
        return campaign;
    }

    /** Returns the time that the session has taken so far. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
