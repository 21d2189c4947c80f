package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** A recovery has few calls, and is struck after each place of the first kill. */
    private static final int MOST_OF_RECOVERY = 4;

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
            StruckArm arm = new StruckArm(plan, limit, START);
            new OneSeed(arm, seed, root, played).play();
        } finally {
            new FileTree(root).delete();
        }
    }

    /** The cells of one arm and one seed. */
    private final class OneSeed {

        private final StruckArm arm;
        private final long seed;
        private final Path root;
        private final Consumer<StrikeTally> played;
        private final SortedMap<String, StrikeTally> tallies = new TreeMap<>();
        private int copies;

        OneSeed(StruckArm arm, long seed, Path root, Consumer<StrikeTally> played) {
            this.arm = arm;
            this.seed = seed;
            this.root = root;
            this.played = played;
        }

        void play() throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            Prepared<M> prepared = Prepared.of(arm, workload, kinds, seed, steps, root.resolve("base"));
            Prepared.Change change = prepared.change()
                    .orElseThrow(() -> new UnplayedException("no command that changes something was drawn"));
            Strike strike = new Strike(arm, change);
            if (phases.contains(StrikePhase.OPERATION)) {
                for (Blow blow : blows) {
                    operation(strike, prepared, blow);
                }
            }
            if (phases.contains(StrikePhase.RECOVERY) || phases.contains(StrikePhase.OPENERS)) {
                afterKills(strike, prepared);
            }
            if (phases.contains(StrikePhase.WALK)) {
                for (Blow blow : blows) {
                    walk(blow);
                }
            }
        }

        private void operation(Strike strike, Prepared<M> prepared, Blow blow)
                throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            StrikeCell cell = cell(StrikePhase.OPERATION, blow);
            boolean all = false;
            for (int kth = 1; kth <= most && !all; kth++) {
                Path copy = nextCopy(prepared);
                ArmFolder folder = prepared.folder().copied(copy.getFileName().toString());
                Optional<Strike.Left> left = strike.deal(folder, blow, kth);
                if (left.isPresent()) {
                    add(cell, strike.judge(folder, left.get()));
                } else {
                    all = true;
                }
                new FileTree(copy).delete();
            }
            if (!all) {
                put(cell, tally(cell).noting(more(most)));
            }
            played.accept(tally(cell));
        }

        private static String more(int tried) {
            return "there may be more calls than " + tried;
        }

        /** Kills the process at each write of the operation, and looks at what opens the store next. */
        private void afterKills(Strike strike, Prepared<M> prepared)
                throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            List<Blow> kills = phases.contains(StrikePhase.RECOVERY)
                    ? blows.stream().filter(Blow::kills).toList()
                    : List.of();
            List<StrikeCell> cells = new ArrayList<>();
            kills.forEach(blow -> cells.add(cell(StrikePhase.RECOVERY, blow)));
            if (phases.contains(StrikePhase.OPENERS)) {
                cells.add(cell(StrikePhase.OPENERS, Blow.KILL_AT_WRITE));
            }
            Optional<Strike.Left> left = Optional.empty();
            for (int kth = 1; kth <= most && (kth == 1 || left.isPresent()); kth++) {
                Path copy = nextCopy(prepared);
                ArmFolder killed = prepared.folder().copied(copy.getFileName().toString());
                left = strike.deal(killed, Blow.KILL_AT_WRITE, kth);
                if (left.isPresent()) {
                    for (Blow blow : kills) {
                        recovery(strike, killed, left.get(), blow);
                    }
                    if (phases.contains(StrikePhase.OPENERS)) {
                        openers(strike, killed, left.get());
                    }
                }
                new FileTree(copy).delete();
            }
            boolean all = left.isEmpty();
            cells.forEach(cell -> {
                if (!all) {
                    put(cell, tally(cell).noting("after a first kill, of which " + more(most)));
                }
                played.accept(tally(cell));
            });
        }

        private void openers(Strike strike, ArmFolder killed, Strike.Left left)
                throws IOException, InterruptedException {
            StrikeCell cell = cell(StrikePhase.OPENERS, Blow.KILL_AT_WRITE);
            Openers.Met met = new Openers(strike).meet(killed.copied("openers"), left);
            add(cell, met.end());
            put(cell, tally(cell).noting(met.how()));
        }

        private void recovery(Strike strike, ArmFolder killed, Strike.Left left, Blow blow)
                throws IOException, InterruptedException {
            StrikeCell cell = cell(StrikePhase.RECOVERY, blow);
            for (int kth = 1; kth <= MOST_OF_RECOVERY; kth++) {
                ArmFolder folder = killed.copied("recovery-" + copies++);
                if (!strike.dealRecovering(folder, blow, kth)) {
                    put(cell, tally(cell).missed());
                    return;
                }
                Strike.Left again = new Strike.Left(
                        left.answer(), left.allowed(), left.how() + "; then " + blow + " " + kth + " of the recovery");
                add(cell, strike.judge(folder, again));
            }
            put(cell, tally(cell).noting(more(MOST_OF_RECOVERY)));
        }

        private void walk(Blow blow)
                throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
            StrikeCell cell = cell(StrikePhase.WALK, blow);
            Path folder = root.resolve("walk-" + blow.name());
            Prepared<M> prepared = Prepared.of(arm, workload, kinds, seed, 1, folder);
            new StruckWalk<>(
                            arm,
                            prepared,
                            blow,
                            most,
                            phases.contains(StrikePhase.OPERATION)
                                    ? Math.max(
                                            1,
                                            tally(cell(StrikePhase.OPERATION, blow))
                                                    .fell())
                                    : most,
                            new SeedTree(seed).stream(SeedTree.BEFORE_THE_WALK, cell.toString()))
                    .play(
                            steps,
                            end -> end.ifPresentOrElse(
                                    each -> add(cell, each),
                                    () -> put(cell, tally(cell).missed())));
            new FileTree(folder).delete();
            played.accept(tally(cell));
        }

        private Path nextCopy(Prepared<M> prepared) {
            return prepared.folder().scratch().resolve("copy-" + copies++);
        }

        private StrikeCell cell(StrikePhase phase, Blow blow) {
            StrikeCell cell = new StrikeCell(arm.name(), phase, blow);
            tallies.putIfAbsent(cell.toString(), StrikeTally.none(cell));
            return cell;
        }

        private StrikeTally tally(StrikeCell cell) {
            return tallies.get(cell.toString());
        }

        private void put(StrikeCell cell, StrikeTally tally) {
            tallies.put(cell.toString(), tally);
        }

        private void add(StrikeCell cell, StrikeEnd end) {
            put(cell, tally(cell).plus(end, arm.system()));
        }
    }

    /** Returns all blows. */
    public static List<Blow> allBlows() {
        return Arrays.asList(Blow.values());
    }
}
