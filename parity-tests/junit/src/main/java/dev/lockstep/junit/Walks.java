package dev.lockstep.junit;

import dev.lockstep.campaign.CampaignFolder;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.Session;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.reduce.Ground;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.CommandKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Plays walks of one setting, one after another, and adds them up. */
final class Walks<M> implements AutoCloseable {

    /** The limits of a walk, which ends with its first finding. */
    static final Limits LIMITS = Limits.of(Duration.ofSeconds(30));

    private final Setting<M> setting;
    private final Interruption interruption = Interruption.watch();
    private final LocalDate today;
    private final Ground<M> ground;
    private final Session session;

    /**
     * Begins to watch for Ctrl-C.
     *
     * @param alphabet the kinds of commands that the walks together have to exercise
     * @param limits the limits of each walk
     */
    Walks(Setting<M> setting, List<CommandKind<M>> alphabet, Limits limits) {
        this.setting = setting;
        this.today = LocalDate.now(Clock.systemUTC());
        this.ground = new Ground<>(setting.workload(), setting.lineup(), setting.known(), today, limits, interruption);
        this.session = new Session(
                setting.lineup(), alphabet, setting.known(), today, limits, interruption, header -> WalkListener.of());
    }

    /** Plays a walk and records it in a folder of that name. */
    ParityWalk play(CommandStream<M> stream, String name) throws IOException {
        requireGoingOn();
        Path folder = RecordingFolder.of(setting.asked()).empty(name);
        return walk(stream.seed(), folder, session.play(stream, folder));
    }

    /** Plays the walk of a seed of a shard, and keeps in its folder what a merge needs. */
    ParityWalk play(CampaignFolder campaign, long seed) {
        requireGoingOn();
        return walk(seed, campaign.walk(seed), campaign.play(session, seed));
    }

    private void requireGoingOn() {
        if (interruption.requested()) {
            throw new TestAbortedException("somebody ends this process");
        }
    }

    private static ParityWalk walk(long seed, Path folder, Optional<WalkResult> result) {
        return new ParityWalk(
                seed,
                result.orElseThrow(() -> new AssertionFailedError(
                        "INFRA: the walk of seed " + seed + " could not be recorded in " + folder)),
                folder);
    }

    /** Returns the day that decides which known differences have expired. */
    LocalDate day() {
        return today;
    }

    Setting<M> setting() {
        return setting;
    }

    Ground<M> ground() {
        return ground;
    }

    /** Returns what the walks so far were together. */
    CampaignReport report() {
        Path folder = RecordingFolder.of(setting.asked()).home();
        ReplayLine replay = new ReplayLine(setting.asked());
        return session.end()
                .report(
                        setting.lineup(),
                        setting.workload().name(),
                        folder,
                        session.elapsed(),
                        walk -> replay.of(Path.of(walk)));
    }

    @Override
    public void close() {
        interruption.close();
    }
}
