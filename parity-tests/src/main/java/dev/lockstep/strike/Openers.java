package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.platform.FileTree;
import dev.lockstep.strike.Sides.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two processes that are started at the same time to open one store, which a kill has left. If they overlap, one of
 * them wins. The other waits, or is refused with a class. Both then find the same data.
 */
record Openers(Strike strike) {

    /** The words for an opener that was refused and named no class. */
    private static final String NO_CLASS = "no class";

    /** The end, and in words how the two met. */
    record Met(StrikeEnd end, String how) {}

    Met meet(ArmFolder folder, Strike.Left left) throws IOException, InterruptedException {
        ArmFolder second = folder.copied("second");
        new FileTree(second.data()).delete();
        Files.createSymbolicLink(second.data(), folder.data());
        CyclicBarrier together = new CyclicBarrier(2);
        List<Sides.Look> looks = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Sides.Look>> openers = new ArrayList<>();
            for (ArmFolder each : List.of(folder, second)) {
                openers.add(threads.submit((Callable<Sides.Look>) () -> {
                    together.await();
                    return look(each);
                }));
            }
            for (Future<Sides.Look> opener : openers) {
                looks.add(opener.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an opener could not be played: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
        StrikeEnd end = end(looks, left, strike.judge(folder, left), strike.judge(second, left));
        return new Met(end, words(looks));
    }

    private Sides.Look look(ArmFolder folder) throws InterruptedException {
        try (Backend backend = strike.arm().attach(folder)) {
            Sides.Look look = strike.change().sides().look(backend);
            backend.leave();
            return look;
        } catch (ArmUnavailableException | IOException e) {
            return Sides.Look.refused(String.valueOf(e.getMessage()));
        }
    }

    private static StrikeEnd end(List<Sides.Look> looks, Strike.Left left, StrikeEnd one, StrikeEnd other) {
        String how = "two openers saw " + looks + "; then " + one.how() + "; then " + other.how();
        if (looks.stream().anyMatch(Sides.Look::hangs)) {
            return wrong(CrashFate.HANGS, "", how, one);
        }
        if (one.isWrong()) {
            return one;
        }
        if (other.isWrong() || one.side() != other.side()) {
            return wrong(CrashFate.BETWEEN, "", how, one);
        }
        Set<State> seen = Set.copyOf(looks.stream()
                .map(Sides.Look::state)
                .filter(state -> state != State.UNREAD)
                .toList());
        State now = one.side() == StrikeEnd.Side.AFTER ? State.AFTER : State.BEFORE;
        if (!seen.equals(Set.of(now)) || !left.allowed().contains(now)) {
            return wrong(seen.isEmpty() ? CrashFate.REFUSED : CrashFate.BETWEEN, "", how, one);
        }
        boolean nameless = looks.stream()
                .anyMatch(look -> look.state() == State.UNREAD && look.sign().isEmpty());
        return nameless ? wrong(CrashFate.REFUSED, NO_CLASS, how, one) : one;
    }

    private static StrikeEnd wrong(CrashFate fate, String sign, String how, StrikeEnd end) {
        return new StrikeEnd(fate, StrikeEnd.Side.NONE, end.answer(), sign, how);
    }

    private static String words(List<Sides.Look> looks) {
        return looks.stream()
                .filter(look -> look.state() == State.UNREAD)
                .map(look -> "one was refused: " + (look.sign().isEmpty() ? NO_CLASS : look.sign()))
                .findFirst()
                .orElse("both were answered; whether they overlapped is not known");
    }
}
