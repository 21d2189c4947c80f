package dev.lockstep.crash;

import dev.lockstep.disk.DiskEvent;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.stream.SeedTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Builds the states in which a crash can leave the files of a recorded walk. The state after each event that changes a
 * file is built from the one before it, so nothing is copied but what was written.
 *
 * <p>A killed process loses nothing that it wrote. A lost power loses what was not forced: each such write is drawn to
 * be there or not, and one of those that are there may be torn. The creation, the deletion and the new name of a file
 * are never lost alone, because a file system keeps them in a journal.
 */
final class Images {

    /** Disks write sectors of this size as a whole. */
    private static final int SECTOR = 512;

    private final Recorded recorded;
    private final SeedTree seeds;
    private final Medium medium;

    Images(Recorded recorded, SeedTree seeds, Medium medium) {
        this.recorded = recorded;
        this.seeds = seeds;
        this.medium = medium;
    }

    /** Takes one state after another. */
    @FunctionalInterface
    interface Taker {
        /** Takes a state. */
        void take(CrashImage image) throws InterruptedException;
    }

    /** Builds all states, in the order of their places in the record. */
    void build(Taker taker) throws IOException, InterruptedException {
        MemoryDisk whole = new MemoryDisk();
        MemoryDisk forced = new MemoryDisk();
        List<DiskEvent> unforced = new ArrayList<>();
        for (int i = 0; i < recorded.events().size(); i++) {
            DiskEvent event = recorded.events().get(i);
            int position = i + 1;
            if (event instanceof DiskEvent.Written written && written.bytes().length > SECTOR) {
                taker.take(torn(whole, written, position));
            }
            event.applyTo(whole);
            unforced.add(event);
            if (event instanceof DiskEvent.Forced force) {
                if (medium.keeps(force)) {
                    forced = whole.copy();
                    unforced.clear();
                }
            } else {
                taker.take(new CrashImage(CrashKind.KILLED, position, "", whole.copy(), recorded.allowed(position)));
                lossy(taker, forced, unforced, position);
            }
        }
    }

    private CrashImage torn(MemoryDisk whole, DiskEvent.Written written, int position) throws IOException {
        MemoryDisk disk = whole.copy();
        DiskEvent.Written part = written.torn(cut(written, seeds.stream(position, "torn")));
        part.applyTo(disk);
        // The event has begun, so its operation is in flight.
        return new CrashImage(CrashKind.TORN, position, lostOf(written, part), disk, recorded.allowedWithin(position));
    }

    private void lossy(Taker taker, MemoryDisk forced, List<DiskEvent> unforced, int position)
            throws IOException, InterruptedException {
        RandomGenerator random = seeds.stream(position, "lost");
        MemoryDisk disk = forced.copy();
        List<String> lost = new ArrayList<>();
        // Half of the states lack one write, which is the hardest to notice; the others lack about half of them.
        int only = random.nextBoolean() ? random.nextInt(unforced.size()) : -1;
        for (int i = 0; i < unforced.size(); i++) {
            DiskEvent event = unforced.get(i);
            boolean drop = only >= 0 ? i == only : random.nextBoolean();
            if (!drop || !(event instanceof DiskEvent.Written written)) {
                event.applyTo(disk);
                continue;
            }
            if (written.bytes().length > SECTOR && random.nextInt(3) == 0) {
                DiskEvent.Written part = written.torn(cut(written, random));
                part.applyTo(disk);
                lost.add(lostOf(written, part));
            } else {
                lost.add(written.brief());
            }
        }
        if (!lost.isEmpty()) {
            taker.take(new CrashImage(
                    CrashKind.UNSYNCED, position, String.join(", ", lost), disk, recorded.allowedAfterLoss(position)));
        }
    }

    private static int cut(DiskEvent.Written written, RandomGenerator random) {
        return SECTOR * (1 + random.nextInt((written.bytes().length - 1) / SECTOR));
    }

    private static String lostOf(DiskEvent.Written written, DiskEvent.Written part) {
        return written.brief() + " from byte " + part.bytes().length;
    }
}
