package dev.lockstep.concurrent;

import dev.lockstep.backend.Actor;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One schedule, played on one store by one thread for each actor.
 *
 * <p>The actors of a slot are released together. The next slot begins when all have their answers, or after
 * {@link #GRACE}: an actor that waits for a lock would otherwise stop the one that holds it. Which of the two a slot
 * takes depends on the engine, so the history may differ from one play to the next; the schedule does not.
 */
public final class Race {

    /** Far longer than an act that waits for nobody, and far shorter than the time limit of a lock. */
    private static final Duration GRACE = Duration.ofMillis(40);

    private final ActorDialect dialect;
    private final Isolation isolation;
    private final Duration limit;
    private final Chronicle chronicle = new Chronicle();

    private Race(ActorDialect dialect, Isolation isolation, Duration limit) {
        this.dialect = dialect;
        this.isolation = isolation;
        this.limit = limit;
    }

    /**
     * Plays a schedule.
     *
     * @param clients the actors, one more than the schedule has: the last one reads every object at the end
     * @param limit the time that the last acts have to come to their end, and the time of the reads after it
     * @return the history, in the order of the questions
     * @throws InterruptedException if the walk is being stopped
     */
    public static List<Invocation> play(
            Schedule schedule, ActorDialect dialect, List<? extends Actor> clients, Duration limit)
            throws InterruptedException {
        Race race = new Race(dialect, schedule.isolation(), limit);
        List<Player> players = new ArrayList<>();
        for (int i = 0; i < schedule.actors(); i++) {
            players.add(race.new Player(i, clients.get(i)));
        }
        try {
            race.play(schedule, players);
        } finally {
            players.forEach(Player::stop);
        }
        race.chronicle.settle(limit);
        Player witness = race.new Player(Invocation.WITNESS, clients.get(schedule.actors()));
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (String key : Schedule.keys()) {
                reads.add(witness.release(new Turn(0, Invocation.WITNESS, new Act.Read(key))));
            }
            await(reads, limit);
        } finally {
            witness.stop();
        }
        return race.chronicle.settle(limit);
    }

    private void play(Schedule schedule, List<Player> players) throws InterruptedException {
        List<Future<?>> open = new ArrayList<>();
        for (int i = 0; i < schedule.turns().size(); ) {
            long slot = schedule.turns().get(i).slot();
            List<Future<?>> released = new ArrayList<>();
            for (; i < schedule.turns().size() && schedule.turns().get(i).slot() == slot; i++) {
                Turn turn = schedule.turns().get(i);
                released.add(players.get(turn.actor()).release(turn));
            }
            await(released, GRACE);
            open.addAll(released);
        }
        await(open, limit);
    }

    private static void await(List<Future<?>> futures, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (Future<?> future : futures) {
            try {
                future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillWaiting) {
                // Its answer comes in a later slot, or the history says that it never came.
            } catch (ExecutionException e) {
                throw new IllegalStateException("an actor failed: " + e.getCause(), e.getCause());
            }
        }
    }

    /** One actor's thread. */
    private final class Player {

        private final int number;
        private final Actor client;
        private final ExecutorService thread;
        private boolean inTransaction;
        private boolean undone;

        Player(int number, Actor client) {
            this.number = number;
            this.client = client;
            this.thread = Executors.newSingleThreadExecutor(task -> {
                Thread daemon = new Thread(task, "actor " + number);
                daemon.setDaemon(true);
                return daemon;
            });
        }

        Future<?> release(Turn turn) {
            chronicle.released(turn);
            return thread.submit(() -> {
                act(turn);
                return null;
            });
        }

        void stop() {
            thread.shutdownNow();
        }

        private void act(Turn turn) throws InterruptedException {
            chronicle.began(turn);
            if (undone) {
                // The system refused a part of the transaction, so the rest of it was never asked.
                undone = !(turn.act() instanceof Act.Commit || turn.act() instanceof Act.Rollback);
                return;
            }
            Reply reply = ask(turn);
            if (turn.act() instanceof Act.Begin) {
                inTransaction = reply instanceof Reply.Done;
                undone = !inTransaction;
            } else if (turn.act() instanceof Act.Commit || turn.act() instanceof Act.Rollback) {
                inTransaction = false;
                if (turn.act() instanceof Act.Commit && reply instanceof Reply.Refused) {
                    // Or the next act of this actor would still be in the transaction.
                    ask(new Turn(turn.slot(), number, new Act.Rollback()));
                }
            } else if (inTransaction && !(reply instanceof Reply.Done || reply instanceof Reply.Told)) {
                inTransaction = false;
                undone = true;
                ask(new Turn(turn.slot(), number, new Act.Rollback()));
            }
        }

        private Reply ask(Turn turn) throws InterruptedException {
            long invoked = chronicle.asked(turn);
            Reply reply = reply(turn.act());
            chronicle.answered(invoked, reply);
            return reply;
        }

        private Reply reply(Act act) throws InterruptedException {
            if (act instanceof Act.Begin) {
                Outcome level = client.control(new SessionAction.Isolate(dialect.asked(isolation)));
                return level instanceof Outcome.Done
                        ? reply(act, client.control(new SessionAction.Begin()))
                        : reply(act, level);
            }
            if (act instanceof Act.Commit) {
                return reply(act, client.control(new SessionAction.Commit()));
            }
            if (act instanceof Act.Rollback) {
                return reply(act, client.control(new SessionAction.Rollback()));
            }
            Operation operation = dialect.render((Act.OnKey) act);
            return reply(act, client.apply(operation));
        }

        private Reply reply(Act act, Outcome outcome) {
            if (outcome instanceof Outcome.Refused refused) {
                return new Reply.Refused(refused.refusal());
            }
            if (act instanceof Act.Read read && outcome instanceof Outcome.Rows rows) {
                try {
                    return new Reply.Told(dialect.value(read.key(), rows));
                } catch (IllegalArgumentException noObject) {
                    return new Reply.Told("no " + SequentialObject.of(read.key()) + ": " + noObject.getMessage());
                }
            }
            return outcome instanceof Outcome.Done ? new Reply.Done() : new Reply.Doubtful(outcome.toString());
        }
    }
}
