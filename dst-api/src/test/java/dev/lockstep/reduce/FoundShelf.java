package dev.lockstep.reduce;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shrink.Budget;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** A walk over three shelves, of which {@code cli} is wrong, and its shrinking. */
public final class FoundShelf implements AutoCloseable {

    final Path walk;
    private final Interruption interruption = Interruption.watch();
    private List<ArmPlan> arms;
    private Workload<SortedMap<String, Long>> workload = new Shelf();
    private Budget budget = Budget.of(Budget.USUAL);
    private ShrinkWatcher watcher = ShrinkWatcher.NONE;
    private Limits limits = Limits.of(Duration.ofMinutes(1));

    FoundShelf(Path folder, UnaryOperator<Backend> wrong) {
        this(folder, List.of(sound("embedded"), Shelf.arm("cli", wrong), sound("server")));
    }

    /** Creates a shelf over other arms, the reference first. */
    public FoundShelf(Path folder, List<ArmPlan> arms) {
        this.walk = folder.resolve("walk");
        this.arms = arms;
    }

    static ArmPlan sound(String name) {
        return Shelf.arm(name, UnaryOperator.identity());
    }

    FoundShelf with(Budget other) {
        budget = other;
        return this;
    }

    FoundShelf watchedBy(ShrinkWatcher other) {
        watcher = other;
        return this;
    }

    /** The shelf is read in another way. */
    FoundShelf walking(Workload<SortedMap<String, Long>> other) {
        workload = other;
        return this;
    }

    /** From now on other arms have these names. */
    FoundShelf over(ArmPlan... others) {
        arms = List.of(others);
        return this;
    }

    FoundShelf goingOn() {
        limits = limits.goingOn(true);
        return this;
    }

    /** Plays drawn commands. */
    public WalkResult walk(long seed, long steps) {
        return walk(builder().seed(seed).steps(steps));
    }

    WalkResult walk(Shelf.ShelfCommand... commands) {
        return walk(builder().commands(List.of(commands)));
    }

    private WalkBuilder<SortedMap<String, Long>> builder() {
        WalkBuilder<SortedMap<String, Long>> builder = WalkBuilder.of(workload).folder(walk);
        arms.forEach(builder::arm);
        return limits.keepGoing() ? builder.keepGoing() : builder;
    }

    private static WalkResult walk(WalkBuilder<?> builder) {
        return builder.play().result();
    }

    /** Makes the first finding small. */
    public Shrunk shrink() throws IOException {
        return shrink(Optional.empty());
    }

    Shrunk shrink(Optional<String> bucket) throws IOException {
        Ground<?> ground = new Ground<>(
                workload,
                new Lineup(Shelf.SYSTEM, arms, arms.get(0).name()),
                new KnownList(Plugins.catalogue(List.of()), Shelf.SYSTEM, Optional.empty()),
                LocalDate.of(2026, 12, 1),
                limits,
                interruption);
        return new Shrinking<>(ground, budget, watcher).shrink(walk, bucket);
    }

    Report report() throws IOException {
        return ReportFile.read(walk);
    }

    /** Returns the folder of a shrunk finding. */
    Path folder(Shrunk shrunk) {
        return Shrunk.folder(walk, shrunk.bucket());
    }

    /** Returns the commands of a file, without its header. */
    static List<String> commands(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).toList();
    }

    /** Returns the smallest commands of the first finding. */
    public List<String> smallest() throws IOException {
        return commands(walk.resolve(Shrunk.COMMANDS));
    }

    @Override
    public void close() {
        interruption.close();
    }
}
