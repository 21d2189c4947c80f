package dev.lockstep.strike;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.platform.FileTree;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The cells of one arm: every blow at an operation, at the recovery after it, at two openers, and in a walk.
 *
 * @param kinds the kinds of commands to draw from
 * @param phases what the processes do when they are struck
 * @param blows the blows
 * @param steps the number of commands that change something, before the operation and in a walk
 * @param most the number of places of each blow that are tried
 * @param limit the time limit of an operation
 */
public record StrikeGrid<M>(
        Workload<M> workload,
        List<CommandKind<M>> kinds,
        Set<StrikePhase> phases,
        List<Blow> blows,
        int steps,
        int most,
        Duration limit) {

    private static final Duration START = Duration.ofSeconds(90);

    /**
     * Plays all cells of a seed on an arm.
     *
     * @param played receives each cell when it has been played
     * @throws UnplayedException if something is wrong without a fault
     */
    public void play(ArmPlan plan, long seed, Consumer<StrikeTally> played)
            throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        Path root = Files.createTempDirectory("lockstep-strikes-");
        try {
            StruckArm arm = new StruckArm(plan, limit, START, Strace::on);
            new OneSeed(arm, seed, root, played).play();
        } finally {
            new FileTree(root).delete();
        }
    }

    /** Whether a tracer is attached to processes of an arm that run already. */
    public static boolean attaches(ArmPlan plan) {
        return StruckArm.livesOn(plan);
    }

    /** The cells of one arm and one seed. */
    private final class OneSeed {

        private final StruckArm arm;
        private final long seed;
        private final Path root;
        private final Cells cells;
        private final Spread spread;

        OneSeed(StruckArm arm, long seed, Path root, Consumer<StrikeTally> played) {
            this.arm = arm;
            this.seed = seed;
            this.root = root;
            this.cells = new Cells(arm, played);
            this.spread = new Spread(seed);
        }

        void play() throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            Prepared<M> prepared = Prepared.of(arm, workload, kinds, seed, steps, root.resolve("base"));
            Prepared.Change change = prepared.change()
                    .orElseThrow(() -> new UnplayedException("no command that changes something was drawn"));
            Strike strike = new Strike(arm, change);
            Copies copies = new Copies(prepared.folder());
            Strike.Counted counted = copies.with(strike::count);
            if (phases.contains(StrikePhase.OPERATION)) {
                for (Blow blow : blows) {
                    operation(strike, copies, counted, blow);
                }
            }
            if (phases.contains(StrikePhase.RECOVERY) || phases.contains(StrikePhase.OPENERS)) {
                new AfterKills(strike, copies, cells, spread, killsOfRecovery(), phases.contains(StrikePhase.OPENERS))
                        .play(spread.over(counted.all().places(Blow.KILL_AT_WRITE), most));
            }
            if (phases.contains(StrikePhase.WALK)) {
                for (Blow blow : blows) {
                    walk(blow);
                }
            }
        }

        private List<Blow> killsOfRecovery() {
            return phases.contains(StrikePhase.RECOVERY)
                    ? blows.stream().filter(Blow::kills).toList()
                    : List.of();
        }

        private void operation(Strike strike, Copies copies, Strike.Counted counted, Blow blow)
                throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            StrikeCell cell = cells.cell(StrikePhase.OPERATION, blow);
            List<Place> places = counted.all().places(blow);
            List<Place> tried = spread.over(places, most);
            for (Place place : tried) {
                Optional<StrikeEnd> end = copies.with(folder -> {
                    Optional<Strike.Left> left = strike.deal(folder, place);
                    return left.isPresent() ? Optional.of(strike.judge(folder, left.get())) : Optional.empty();
                });
                if (end.isPresent()) {
                    cells.add(cell, end);
                } else {
                    cells.missed(cell, Place.NOT_FALLEN);
                }
            }
            if (tried.size() < places.size()) {
                cells.note(cell, tried.size() + " of " + places.size() + " places were tried");
            }
            if (places.size() < counted.all().count(blow)) {
                cells.note(
                        cell,
                        "several threads make " + counted.all().count(blow) + " calls, at " + places.size()
                                + " places");
            }
            if (counted.answered().count(blow) == 0 && !places.isEmpty()) {
                cells.note(cell, "each call came after the answer");
            }
            cells.played(cell);
        }

        private void walk(Blow blow)
                throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            StrikeCell cell = cells.cell(StrikePhase.WALK, blow);
            Path folder = root.resolve("walk-" + blow.name());
            Prepared<M> prepared = Prepared.of(arm, workload, kinds, seed, 1, folder);
            new StruckWalk<>(
                            arm,
                            prepared,
                            cells,
                            cell,
                            new SeedTree(seed).stream(SeedTree.BEFORE_THE_WALK, cell.toString()))
                    .play(steps);
            new FileTree(folder).delete();
            cells.played(cell);
        }
    }

    /** Returns all blows. */
    public static List<Blow> allBlows() {
        return Arrays.asList(Blow.values());
    }
}
