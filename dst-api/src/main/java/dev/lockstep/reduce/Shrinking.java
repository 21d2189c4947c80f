package dev.lockstep.reduce;

import dev.lockstep.backend.Channel;
import dev.lockstep.report.Bucket;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.Shrunk.Reproduction;
import dev.lockstep.report.StateReads;
import dev.lockstep.shrink.Budget;
import dev.lockstep.shrink.Line;
import dev.lockstep.shrink.Minimiser;
import dev.lockstep.shrink.Minimum;
import dev.lockstep.shrink.Possible;
import dev.lockstep.shrink.Watcher;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Makes recorded findings small. First it plays the walk's own commands again, to see how often they show the finding;
 * then smaller lists, each of which must show it as often; at the end the smallest list on all arms, several times, the
 * last of them as a script reads it.
 */
public final class Shrinking<M> {

    /** A finding that shows in each of the first plays counts as one that always does. */
    private static final int FIRST_PLAYS = 2;

    /** One that does not is played so often. */
    private static final int PLAYS = 5;

    private static final int LAST_PLAYS = 3;

    private final Ground<M> ground;
    private final Budget budget;
    private final ShrinkWatcher watcher;

    /**
     * Creates a shrinking.
     *
     * @param budget how long each finding is made smaller
     */
    public Shrinking(Ground<M> ground, Budget budget, ShrinkWatcher watcher) {
        this.ground = ground;
        this.budget = budget;
        this.watcher = watcher;
    }

    /**
     * Makes a finding small, and writes the result into the folder of its walk. If an earlier shrinking was stopped or
     * killed, it goes on from there.
     *
     * @param walk the folder of the walk
     * @param bucket the bucket of the finding, or its beginning; empty for the first finding
     * @throws IOException if the finding cannot be made small, or a file cannot be written
     */
    public Shrunk shrink(Path walk, Optional<String> bucket) throws IOException {
        CommandCodec<M> codec = CommandCodec.of(ground.workload());
        FoundWalk<M> found = FoundWalk.read(walk, bucket, codec);
        Keeper<M> keeper = new Keeper<>(found);
        keeper.begin();
        try {
            return new One(found, keeper).shrink(codec);
        } finally {
            keeper.clean();
        }
    }

    /** The shrinking of one finding. */
    private final class One {

        private final FoundWalk<M> found;
        private final Keeper<M> keeper;
        private final Possible<M> possible = new Possible<>(ground.workload());
        private final FreshArms<M> arms;
        private final long began = System.nanoTime();
        private List<Line> best;
        private long trials;
        private long free;
        private Reproduction before = Reproduction.NONE;
        private Reproduction after = Reproduction.NONE;
        private StateReads reads = StateReads.NOT_TRIED;
        private List<Shrunk.Edge> edges = List.of();

        One(FoundWalk<M> found, Keeper<M> keeper) {
            this.found = found;
            this.keeper = keeper;
            this.arms = new FreshArms<>(ground, found, keeper, possible);
            this.best = possible.lines(found.steps());
        }

        Shrunk shrink(CommandCodec<M> codec) throws IOException {
            Shrunk.Ended ended;
            try {
                ended = isShownAgain(codec) ? minimise() : Shrunk.Ended.NOT_SHOWN;
                if (ended != Shrunk.Ended.NOT_SHOWN && ended != Shrunk.Ended.INTERRUPTED) {
                    confirm(ended);
                }
            } catch (InterruptedException e) {
                ended = Shrunk.Ended.INTERRUPTED;
            }
            Shrunk result = soFar(ended);
            result.write(Files.createDirectories(found.target()));
            return result;
        }

        /** Looks for a list that shows the finding: one that an earlier shrinking left, or the walk's own. */
        private boolean isShownAgain(CommandCodec<M> codec) throws IOException, InterruptedException {
            List<Line> whole = best;
            for (var earlier : found.earlier(codec)) {
                best = possible.lines(earlier);
                if (possible.of(best).size() == best.size() && isMeasured()) {
                    return true;
                }
            }
            best = whole;
            if (isMeasured()) {
                return true;
            }
            arms.cast(FreshArms.Cast.ALL);
            return isMeasured();
        }

        private boolean isMeasured() throws IOException, InterruptedException {
            int plays = 0;
            int shown = 0;
            while (plays < FIRST_PLAYS || shown < plays && plays < PLAYS) {
                watcher.trying(found.steps().size(), best.size(), trials);
                boolean again = arms.playOnce(best).isPresent();
                plays++;
                trials++;
                shown += again ? 1 : 0;
                before = new Reproduction(shown, plays);
                if (again) {
                    keep(best);
                }
            }
            arms.level(shown == plays ? FreshArms.Level.ALWAYS : new FreshArms.Level(shown, plays));
            return shown > 0;
        }

        private void keep(List<Line> lines) throws IOException {
            best = lines;
            keeper.keep(lines, arms.keepsGoing());
            keeper.keepRecording(soFar(Shrunk.Ended.RUNNING));
        }

        private Shrunk.Ended minimise() throws IOException {
            long measured = trials;
            Watcher keeping = new Watcher() {
                @Override
                public void trying(int smallest, long played) {
                    trials = measured + played;
                    watcher.trying(found.steps().size(), smallest, trials);
                }

                @Override
                public void better(List<Line> lines) throws IOException {
                    arms.narrow();
                    keep(lines);
                }
            };
            Minimum minimum = new Minimiser(arms, new Budget(budget.trials() - measured, budget.end()), keeping)
                    .smallest(best, found.keys(), showing());
            trials = measured + minimum.trials();
            free = minimum.free();
            edges = minimum.neighbours().stream()
                    .map(each -> new Shrunk.Edge(each.differs(), each.agrees()))
                    .toList();
            return Shrunk.Ended.valueOf(minimum.ended().name());
        }

        /** The afterlife follows the last step and is part of none, so nothing is read for it. */
        private Observation showing() {
            EnumSet<Channel> channels = EnumSet.copyOf(arms.wanted().channels());
            channels.remove(Channel.AFTERLIFE);
            return channels.isEmpty() ? Observation.QUERY : new Observation(channels);
        }

        /** Plays the smallest list on all arms, so that its recording has the answer of each. */
        private void confirm(Shrunk.Ended ended) throws IOException, InterruptedException {
            FreshArms.Cast cast = arms.cast();
            arms.cast(FreshArms.Cast.ALL);
            boolean went = arms.keepsGoing();
            arms.keepsGoing(false);
            if (!isConfirmed(ended)) {
                arms.cast(cast);
                arms.keepsGoing(went);
                isConfirmed(ended);
            }
            if (after.of() > 0 && after.again() == after.of()) {
                begin();
                if (arms.isShownByQuery(best)) {
                    keeper.keepAsked();
                }
            }
        }

        private boolean isConfirmed(Shrunk.Ended ended) throws IOException, InterruptedException {
            boolean always = before.again() == before.of();
            int plays = always ? LAST_PLAYS : PLAYS;
            int shown = 0;
            after = Reproduction.NONE;
            for (int play = 1; play <= plays; play++) {
                boolean again = always && play == plays && shown == play - 1
                        ? isShownWithFewReads(ended)
                        : isShownWithAllReads(ended);
                shown += again ? 1 : 0;
                after = new Reproduction(shown, play);
                if (shown == 0 && play == FIRST_PLAYS && always) {
                    return false;
                }
            }
            return shown > 0;
        }

        private boolean isShownWithAllReads(Shrunk.Ended ended) throws IOException, InterruptedException {
            begin();
            boolean again = arms.playOnce(best).isPresent();
            if (again) {
                after = new Reproduction(after.again() + 1, after.of() + 1);
                keeper.keep(best, arms.keepsGoing());
                keeper.keepRecording(soFar(ended));
            }
            return again;
        }

        /**
         * Looks for the reads that a script needs. A play without the others is a play like any other if it shows the
         * finding. One play would say nothing about a finding that comes and goes.
         */
        private boolean isShownWithFewReads(Shrunk.Ended ended) throws IOException, InterruptedException {
            for (StateReads few : StateReads.OF_SCRIPTS) {
                begin();
                if (arms.isShownByScript(best, few)) {
                    reads = few;
                    return few == StateReads.AT_THE_END || isShownWithAllReads(ended);
                }
            }
            reads = StateReads.MORE_THAN_A_SCRIPT_HAS;
            return isShownWithAllReads(ended);
        }

        private void begin() {
            watcher.trying(found.steps().size(), best.size(), trials);
            trials++;
        }

        private Shrunk soFar(Shrunk.Ended ended) {
            boolean shown = before.again() > 0;
            return new Shrunk(
                    Shrunk.FORM,
                    found.bucket(),
                    shown ? Bucket.of(arms.shown().step()) : found.bucket(),
                    shown ? arms.shown().step().kind() : found.finding().kind(),
                    ended,
                    found.steps().size(),
                    best.size(),
                    trials,
                    free,
                    (System.nanoTime() - began) / 1_000_000 / 1000.0,
                    before,
                    after,
                    reads,
                    arms.names(),
                    keeper.slips(),
                    edges);
        }
    }
}
