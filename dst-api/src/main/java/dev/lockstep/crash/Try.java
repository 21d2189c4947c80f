package dev.lockstep.crash;

import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.disk.Disk;
import dev.lockstep.disk.DiskEvent;
import dev.lockstep.disk.DiskFault;
import dev.lockstep.disk.FaultyDisk;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One fault at one call: what the caller sees, and what the store is like afterwards. */
final class Try {

    private final DiskEngine engine;
    private final Recorded recorded;
    private final int moment;
    private final FaultCell cell;
    private final MemoryDisk files;
    private final FaultyDisk disk;
    private final Disk view;
    private final Judge judge;

    /**
     * Prepares the files.
     *
     * @param moment the operation before which the store is opened; it changes the store
     */
    Try(DiskEngine engine, Medium medium, Recorded recorded, int moment, FaultCell cell)
            throws IOException, InterruptedException {
        this.engine = engine;
        this.recorded = recorded;
        this.moment = moment;
        this.cell = cell;
        this.files = files();
        this.disk = new FaultyDisk(files);
        this.view = medium.above(disk);
        this.judge = new Judge(engine, recorded);
    }

    /**
     * The end of a try.
     *
     * @param fates what is wrong with the store while it is open, and once it is opened again
     */
    record Ended(FaultTally.Ending ending, List<CrashFate> fates, String how) {

        static Ended right(FaultTally.Ending ending) {
            return new Ended(ending, List.of(), "");
        }

        /** Returns the page of a wrong end. An end that is wrong in two ways is known if both are. */
        Optional<String> page(FaultCell cell, KnownFates known) {
            return fates.stream().allMatch(fate -> known.page(cell, fate).isPresent())
                    ? fates.stream().findFirst().flatMap(fate -> known.page(cell, fate))
                    : Optional.empty();
        }
    }

    /** The behaviour of the store while the fault was there. */
    private record Seen(boolean failed, Optional<DiskStore> store, Recorded.Span allowed, String how) {}

    private MemoryDisk files() throws IOException, InterruptedException {
        MemoryDisk built = new MemoryDisk();
        for (DiskEvent event :
                recorded.events().subList(0, recorded.moments().get(moment).begun())) {
            event.applyTo(built);
        }
        if (cell.phase() == FaultPhase.OPEN) {
            engine.open(built).close();
        }
        return built;
    }

    /** Returns the number of calls at which the fault could strike; 0 if the operation cannot be done here. */
    int calls() throws IOException, InterruptedException {
        Seen seen = live(Optional.empty(), 0);
        int calls = disk.calls(cell.fault().call());
        seen.store().ifPresent(DiskStore::abandon);
        return seen.failed() ? 0 : calls;
    }

    /** Lets the fault strike at a call; empty if it did not. */
    Optional<Ended> at(int kth) throws IOException, InterruptedException {
        Seen seen = live(Optional.of(cell.fault()), kth);
        boolean fired = disk.fired() > 0;
        String where = cell + ", call " + kth + ", at "
                + recorded.moments().get(moment).text();
        Optional<Ended> served = fired ? Optional.of(served(seen, where)) : Optional.empty();
        seen.store().ifPresent(DiskStore::abandon);
        if (served.isEmpty()) {
            return served;
        }
        if (cell.fault().kind().isHarmless() && served.get().ending() != FaultTally.Ending.UNNOTICED) {
            return Optional.of(new Ended(
                    FaultTally.Ending.WRONG,
                    List.of(),
                    where + ": " + seen.how() + ", ended as " + served.get().ending()
                            + ", and this is no error, so nobody must notice it"));
        }
        disk.heal();
        Judged again = judge.judgeOnce(image(seen));
        if (!again.isWrong()) {
            return served;
        }
        List<CrashFate> fates = new ArrayList<>(served.get().fates());
        fates.add(again.fate());
        return Optional.of(new Ended(
                FaultTally.Ending.WRONG,
                List.copyOf(fates),
                where + ": " + seen.how() + "; opened again it is " + again.fate() + ": " + again.how()));
    }

    /** Plays the phase with a fault, or with none. */
    private Seen live(Optional<DiskFault> fault, int kth) throws IOException, InterruptedException {
        Recorded.Span before = new Recorded.Span(moment, moment);
        Recorded.Span after = new Recorded.Span(moment + 1, moment + 1);
        switch (cell.phase()) {
            case OPEN, RECOVER -> {
                arm(fault, kth);
                try {
                    return new Seen(false, Optional.of(engine.open(view)), before, "it opened");
                } catch (IOException refused) {
                    return new Seen(true, Optional.empty(), before, "refused: " + refused.getMessage());
                }
            }
            case SERVE -> {
                DiskStore store = engine.open(view);
                arm(fault, kth);
                Outcome outcome = store.apply(recorded.operations().get(moment));
                boolean done = outcome instanceof Outcome.Done || outcome instanceof Outcome.Rows;
                return new Seen(
                        !done,
                        Optional.of(store),
                        done ? after : new Recorded.Span(moment, moment + 1),
                        "answered " + outcome);
            }
            case CLOSE -> {
                DiskStore store = engine.open(view);
                Outcome outcome = store.apply(recorded.operations().get(moment));
                boolean done = outcome instanceof Outcome.Done || outcome instanceof Outcome.Rows;
                arm(fault, kth);
                try {
                    store.close();
                    return new Seen(!done, Optional.empty(), after, "it closed");
                } catch (IllegalStateException refused) {
                    return new Seen(true, Optional.empty(), after, "not closed: " + refused.getMessage());
                }
            }
        }
        throw new AssertionError(cell.phase());
    }

    private void arm(Optional<DiskFault> fault, int kth) {
        disk.heal();
        fault.ifPresent(next -> disk.set(next, kth));
    }

    /** Reads the store while the fault may still be there. */
    private Ended served(Seen seen, String where) throws InterruptedException {
        if (seen.store().isEmpty()) {
            return Ended.right(seen.failed() ? FaultTally.Ending.REFUSED : FaultTally.Ending.UNNOTICED);
        }
        Answers answers = new Answers(seen.store().get());
        for (int state = seen.allowed().first(); state <= seen.allowed().last(); state++) {
            if (answers.are(recorded.states().get(state))) {
                return Ended.right(seen.failed() ? FaultTally.Ending.SERVED : FaultTally.Ending.UNNOTICED);
            }
        }
        if (answers.haveFailed()) {
            return Ended.right(FaultTally.Ending.REFUSED);
        }
        Judged judged = judge.wrong(image(seen), answers);
        return new Ended(
                FaultTally.Ending.WRONG,
                List.of(judged.fate()),
                where + ": " + seen.how() + ", and while it is open it is " + judged.fate() + ": " + judged.how());
    }

    private CrashImage image(Seen seen) {
        return new CrashImage(
                CrashKind.KILLED, recorded.moments().get(moment).begun(), "", files.copy(), seen.allowed());
    }
}
