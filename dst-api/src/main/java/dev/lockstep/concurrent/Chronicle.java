package dev.lockstep.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The questions and answers of the actors of a race, while they ask. A question is there from the moment at which it
 * was asked, so an act that never ends is in the history too.
 */
final class Chronicle {

    private final SortedMap<Long, Invocation> history = new TreeMap<>();
    private final SortedMap<Long, Turn> open = new TreeMap<>();
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private long clock;

    /** An actor will take this turn when it has its earlier answers. */
    synchronized void released(Turn turn) {
        waiting.add(turn);
    }

    /** @throws InterruptedException if the turn came too late */
    synchronized void began(Turn turn) throws InterruptedException {
        if (!waiting.remove(turn)) {
            throw new InterruptedException("the turn is over");
        }
    }

    /** Returns the moment of a question. */
    synchronized long asked(Turn turn) {
        long invoked = ++clock;
        open.put(invoked, turn);
        return invoked;
    }

    /** Notes an answer, unless it came too late. */
    synchronized void answered(long invoked, Reply reply) {
        Turn turn = open.remove(invoked);
        if (turn != null) {
            note(turn, invoked, reply);
        }
    }

    private void note(Turn turn, long invoked, Reply reply) {
        history.put(invoked, new Invocation(turn.actor(), turn.slot(), turn.act(), invoked, ++clock, reply));
    }

    /**
     * Ends the time for answers, and returns all that was asked, in the order of the questions. A question without an
     * answer is in doubt, and so is a turn that never came because the turn before it had no end.
     *
     * @param limit the time that the answers had
     */
    synchronized List<Invocation> settle(Duration limit) {
        String late = "there was no answer within " + limit.toSeconds() + " s";
        open.forEach((invoked, turn) -> note(turn, invoked, new Reply.Doubtful(late)));
        open.clear();
        for (Turn turn : waiting) {
            note(turn, ++clock, new Reply.Doubtful("it was never asked, because the actor still waited for an answer"));
        }
        waiting.clear();
        return new ArrayList<>(history.values());
    }
}
