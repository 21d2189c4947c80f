package dev.lockstep.crash;

import dev.lockstep.backend.DiskEngine;
import dev.lockstep.disk.DiskFault;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.disk.RecordingDisk;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One seed: a recorded walk, and every fault of the disk in every phase, each at a drawn call.
 *
 * <p>The contract has two sides. The operation that met the fault is there as a whole or not at all, and no
 * acknowledged one goes back. The store then serves on with right answers, or it refuses; once the disk works again and
 * the store is opened again, it is right.
 *
 * @param version the version of the engine
 * @param kinds the kinds of commands to draw from
 * @param steps the number of commands
 * @param tries how often each fault is tried in each phase
 * @param medium the way from the engine to its disk
 * @param known the wrong ends that have a page
 */
public record FaultWalk<M>(
        Workload<M> workload,
        List<CommandKind<M>> kinds,
        DiskEngine engine,
        String version,
        int steps,
        int tries,
        Medium medium,
        KnownFates known) {

    /** A drawn place may have no such call, or an operation that needs an earlier session; then another is drawn. */
    private static final int DRAWS = 6;

    /** Records the walk of a seed, and tries every cell. */
    public List<FaultTally> run(long seed) throws IOException, UnplayedException, InterruptedException {
        RecordingDisk recording = new RecordingDisk(new MemoryDisk());
        Recorded recorded = new Recorder<>(workload, kinds, engine, recording, recording).play(version, seed, steps);
        List<FaultTally> tallies = new ArrayList<>();
        for (FaultPhase phase : FaultPhase.values()) {
            for (DiskFault fault : DiskFault.all()) {
                FaultCell cell = new FaultCell(fault, phase);
                RandomGenerator random = new SeedTree(seed).stream(SeedTree.BEFORE_THE_WALK, cell.toString());
                FaultTally tally = FaultTally.none(cell);
                for (int i = 0; i < tries; i++) {
                    tally = tried(recorded, cell, random, tally);
                }
                tallies.add(tally);
            }
        }
        return tallies;
    }

    private FaultTally tried(Recorded recorded, FaultCell cell, RandomGenerator random, FaultTally tally)
            throws IOException, InterruptedException {
        for (int draw = 0; draw < DRAWS; draw++) {
            int moment = recorded.setUp() + random.nextInt(Math.max(1, recorded.commands()));
            if (!recorded.changesAt(moment)) {
                continue;
            }
            Try dry = new Try(engine, medium, recorded, moment, cell);
            int calls = dry.calls();
            if (calls == 0) {
                continue;
            }
            Optional<Try.Ended> ended = new Try(engine, medium, recorded, moment, cell).at(1 + random.nextInt(calls));
            if (ended.isPresent()) {
                Try.Ended end = ended.get();
                return tally.plus(end.ending(), end.page(cell, known), end.how());
            }
        }
        return tally;
    }
}
