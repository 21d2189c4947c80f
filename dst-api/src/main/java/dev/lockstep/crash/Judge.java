package dev.lockstep.crash;

import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.disk.Disk;
import dev.lockstep.disk.DiskEvent;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.disk.RecordingDisk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Opens the files that a crash left, and finds out in which state of the walk the store is. */
final class Judge {

    /** The largest number of writes of one recovery after which it is crashed. */
    private static final int RECOVERY_WRITES = 12;

    private final DiskEngine engine;
    private final Recorded recorded;

    Judge(DiskEngine engine, Recorded recorded) {
        this.engine = engine;
        this.recorded = recorded;
    }

    /** Judges a state, and those to which a crash of its recovery leads. */
    List<Judged> judge(CrashImage image) throws IOException, InterruptedException {
        RecordingDisk recovering = new RecordingDisk(image.disk().copy());
        List<Judged> judged = new ArrayList<>(List.of(judge(image, recovering)));
        MemoryDisk files = image.disk().copy();
        for (DiskEvent event : recovering.events()) {
            event.applyTo(files);
            if (event.changes() && judged.size() <= RECOVERY_WRITES) {
                CrashImage again = image.recovering(files.copy(), "recovery until " + event.brief());
                judged.add(judge(again, files.copy()));
            }
        }
        return judged;
    }

    /** Judges a state alone. */
    Judged judgeOnce(CrashImage image) throws InterruptedException {
        return judge(image, image.disk().copy());
    }

    private Judged judge(CrashImage image, Disk disk) throws InterruptedException {
        boolean mayLack = !recorded.states().get(image.allowed().first()).isStore();
        DiskStore store;
        try {
            store = engine.open(disk);
        } catch (IOException refused) {
            return mayLack
                    ? new Judged(image, CrashFate.UNPROMISED, "")
                    : new Judged(image, CrashFate.REFUSED, String.valueOf(refused.getMessage()));
        }
        try {
            // Until the store is created, nothing is promised.
            return mayLack ? new Judged(image, CrashFate.UNPROMISED, "") : read(image, new Answers(store));
        } finally {
            store.abandon();
        }
    }

    private Judged read(CrashImage image, Answers answers) throws InterruptedException {
        for (int state = image.allowed().last(); state >= image.allowed().first(); state--) {
            if (recorded.states().get(state).isStore()
                    && answers.are(recorded.states().get(state))) {
                return new Judged(image, CrashFate.WHOLE, "");
            }
        }
        return wrong(image, answers);
    }

    /** Returns what is wrong with a store that is in none of the states in which it may be. */
    Judged wrong(CrashImage image, Answers answers) throws InterruptedException {
        int needed = image.allowed().first();
        for (int state = recorded.states().size() - 1; state > 0; state--) {
            if (answers.are(recorded.states().get(state))) {
                return state < needed
                        ? new Judged(image, CrashFate.LOST, "gone: " + changes(state, needed))
                        : new Judged(image, CrashFate.AHEAD, "there already: " + changes(needed, state));
            }
        }
        return new Judged(
                image,
                CrashFate.BETWEEN,
                answers.firstDifference(recorded.states().get(needed)));
    }

    /** Returns the operations that lead from one state to another and change something. */
    private String changes(int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> !recorded.states().get(i).equals(recorded.states().get(i + 1)))
                .mapToObj(i -> recorded.moments().get(i).text())
                .collect(Collectors.joining(", "));
    }
}
