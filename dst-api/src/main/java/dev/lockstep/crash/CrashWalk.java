package dev.lockstep.crash;

import dev.lockstep.backend.DiskEngine;
import dev.lockstep.disk.DiskEvent;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.disk.RecordingDisk;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One seed: a recorded walk, and every state in which a crash can leave its store.
 *
 * @param version the version of the engine
 * @param kinds the kinds of commands to draw from
 * @param steps the number of commands
 * @param workers the number of states that are opened at the same time
 * @param limit the time that the engine has to open one state and to answer its reads
 * @param medium the way from the engine to its disk
 */
public record CrashWalk<M>(
        Workload<M> workload,
        List<CommandKind<M>> kinds,
        DiskEngine engine,
        String version,
        int steps,
        int workers,
        Duration limit,
        Medium medium) {

    /** Records the walk of a seed, opens the states, and judges each. */
    public CrashResult run(long seed) throws IOException, UnplayedException, InterruptedException {
        RecordingDisk recording = new RecordingDisk(new MemoryDisk());
        Recorded recorded =
                new Recorder<>(workload, kinds, engine, recording, medium.above(recording)).play(version, seed, steps);
        long began = System.nanoTime();
        List<Judged> judged = new ArrayList<>();
        Judge judge = new Judge(engine, recorded);
        try (Bench bench = new Bench(workers, limit, judge, judged)) {
            new Images(recorded, new SeedTree(seed), medium).build(bench::open);
            bench.finish();
        }
        return result(seed, recorded, judged, System.nanoTime() - began);
    }

    private CrashResult result(long seed, Recorded recorded, List<Judged> judged, long nanos) {
        SortedMap<CrashKind, CrashCount> states = new TreeMap<>();
        List<CrashFinding> findings = new ArrayList<>();
        for (Judged each : judged) {
            states.merge(each.image().kind(), each.count(), CrashCount::plus);
            if (each.isWrong()) {
                findings.add(finding(recorded, each));
            }
        }
        int writes = (int) recorded.events().stream().filter(DiskEvent::changes).count();
        long opened = states.getOrDefault(CrashKind.KILLED, CrashCount.NONE).opened();
        if (opened != writes) {
            throw new IllegalStateException(opened + " states were opened after " + writes + " writes");
        }
        return new CrashResult(
                seed,
                steps,
                recorded.commands(),
                recorded.changes(),
                writes,
                states,
                findings,
                recorded.leftOut(),
                nanos);
    }

    private static CrashFinding finding(Recorded recorded, Judged judged) {
        CrashImage image = judged.image();
        return new CrashFinding(
                image.kind(),
                judged.fate(),
                image.position(),
                recorded.events().get(image.position() - 1).brief(),
                recorded.at(image.position()).text(),
                image.lost(),
                judged.how(),
                image.disk());
    }
}
