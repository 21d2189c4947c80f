package dev.lockstep.runner;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Session;
import dev.lockstep.campaign.SideBySide;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One walk of a round. It begins when its turn comes, so a round that ends early leaves no folder of the walks that did
 * not begin.
 */
final class RoundWalk implements SideBySide.Part {

    private final Supplier<Begun> begins;
    private final boolean keepsGoing;
    private final Consumer<String> notes;
    private volatile Optional<Begun> begun = Optional.empty();
    private Optional<CampaignReport> report = Optional.empty();
    private boolean counts;

    /**
     * A walk that may be played.
     *
     * @param session its session
     * @param playing plays it
     */
    record Begun(WalkedSession session, Consumer<Session> playing) {}

    /**
     * Creates one.
     *
     * @param keepsGoing whether the walks behind it are played whatever it finds
     * @param notes receives lines for people
     */
    RoundWalk(Supplier<Begun> begins, boolean keepsGoing, Consumer<String> notes) {
        this.begins = begins;
        this.keepsGoing = keepsGoing;
        this.notes = notes;
    }

    @Override
    public void play() {
        Begun walk = begins.get();
        begun = Optional.of(walk);
        walk.playing().accept(walk.session().session());
    }

    /**
     * Tells a walk without a finding at once. To make a finding small takes long, so that waits for {@link #finish}.
     */
    @Override
    public boolean end() {
        counts = true;
        WalkedSession walked = begun.orElseThrow().session();
        if (!walked.session().buckets().isEmpty()) {
            return keepsGoing;
        }
        report = Optional.of(walked.end());
        Verdict verdict = Verdict.valueOf(report.get().verdict());
        return verdict == Verdict.PARITY || keepsGoing && verdict != Verdict.INTERRUPTED;
    }

    @Override
    public void fail() {
        begun.ifPresent(walk -> walk.session().fail());
    }

    /** Returns the report, which is made now if it was not made before; empty if the walk does not count. */
    Optional<CampaignReport> finish() {
        if (counts && report.isEmpty()) {
            report = Optional.of(begun.orElseThrow().session().end());
        }
        return report;
    }

    @Override
    public void drop() {
        if (begun.isEmpty()) {
            return;
        }
        Path folder = begun.get().session().folder();
        if (!begun.get().session().session().buckets().isEmpty()) {
            notes.accept(folder + " is behind the end of the round and is not counted, but it has a finding, which is"
                    + " kept there");
            return;
        }
        try {
            new FileTree(folder).delete();
        } catch (IOException e) {
            notes.accept(folder + " is behind the end of the round, and cannot be removed (" + Reason.of(e) + ")");
        }
    }

    @Override
    public boolean giveUp() {
        begun.ifPresent(walk -> walk.session().session().giveUp());
        return begun.isPresent();
    }

    /** Reports the walk from another thread, because its own thread cannot go on. */
    void abandon(String fault) {
        if (report.isEmpty()) {
            begun.ifPresent(walk -> walk.session().abandon(fault));
        }
    }
}
