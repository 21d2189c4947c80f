package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.crash.CrashFate;
import dev.lockstep.platform.FileTree;
import dev.lockstep.strike.Sides.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two processes that open one store, which a kill has left, at the same time. The first one is held at its first read
 * of the store until the second one has come. One of them wins. The other waits, or is refused with a class. Both then
 * find the same data.
 *
 * @param holds how long the first one is held; the next time is tried if the second one came too late
 */
record Openers(Strike strike, List<Duration> holds) {

    /** The words for an opener that was refused and named no class. */
    private static final String NO_CLASS = "no class";

    private static final long LOOK_MILLIS = 10;

    /** These suffice for the start of a Java process, the second one also on a machine with much to do. */
    Openers(Strike strike) {
        this(strike, List.of(Duration.ofSeconds(4), Duration.ofSeconds(16)));
    }

    /** The end, and in words how the two met. It counts as outside if they did not. */
    record Met(StrikeEnd end, String how) {}

    /** The look of an opener, and the moment of its answer. */
    private record Seen(Sides.Look look, Instant at) {}

    Met meet(ArmFolder killed, Strike.Left left) throws IOException, InterruptedException {
        Met met = null;
        for (int i = 0; i < holds.size(); i++) {
            met = meet(killed.copied("openers-" + i), left, holds.get(i));
            if (!met.end().outside() || met.end().isWrong()) {
                return met;
            }
        }
        return met;
    }

    private Met meet(ArmFolder folder, Strike.Left left, Duration hold) throws IOException, InterruptedException {
        ArmFolder second = folder.copied("second");
        new FileTree(second.data()).delete();
        Files.createSymbolicLink(second.data(), folder.data());
        OpenerTrace first = strike.arm().tracer(folder).opener(hold);
        OpenerTrace other = strike.arm().tracer(second).opener(Duration.ZERO);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Seen> seen = new ArrayList<>();
        try {
            Future<Seen> holding = threads.submit(() -> look(folder));
            while (first.heldFrom().isEmpty() && !holding.isDone()) {
                Thread.sleep(LOOK_MILLIS);
            }
            Future<Seen> coming = threads.submit(() -> look(second));
            seen.add(holding.get());
            seen.add(coming.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("an opener could not be played: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
        List<Sides.Look> looks = seen.stream().map(Seen::look).toList();
        StrikeEnd end = end(looks, left, strike.judge(folder, left), strike.judge(second, left));
        boolean together = first.meets(other);
        if (together
                && !end.isWrong()
                && first.isHeldWithLock()
                && looks.get(1).state() != State.UNREAD
                && first.holds(seen.get(1).at())) {
            return new Met(
                    wrong(CrashFate.BETWEEN, "", "both openers were in the store at the same time: " + end.how(), end),
                    "both were in the store at the same time");
        }
        return together
                ? new Met(end, words(looks))
                : new Met(
                        new StrikeEnd(end.fate(), end.side(), end.answer(), end.sign(), end.how(), true),
                        "the second opener did not come while the first one was held");
    }

    private Seen look(ArmFolder folder) throws InterruptedException {
        try (Backend backend = strike.arm().attach(folder)) {
            Sides.Look look = strike.change().sides().look(backend);
            Instant at = Instant.now();
            backend.leave();
            return new Seen(look, at);
        } catch (ArmUnavailableException | IOException e) {
            return new Seen(Sides.Look.refused(String.valueOf(e.getMessage())), Instant.now());
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
                .map(look -> "they met, and one was refused: " + (look.sign().isEmpty() ? NO_CLASS : look.sign()))
                .findFirst()
                .orElse("they met, and both were answered, one after the other");
    }
}
