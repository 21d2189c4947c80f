package dev.lockstep.concurrent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One transaction of a history.
 *
 * @param name the actor and the slot of its first act
 * @param acts its reads and appends, in their order
 * @param end how it ended
 * @param over the moment just after it had ended; of one that never ended, the last moment of all
 */
record Transaction(String name, List<Invocation> acts, End end, long over) {

    /** The ways in which a transaction ends. */
    enum End {
        COMMITTED,
        ABORTED,
        DOUBTFUL
    }

    /** Returns the transactions of a history on lists. An act outside of a transaction is one by itself. */
    static List<Transaction> of(List<Invocation> history) {
        List<Transaction> all = new ArrayList<>();
        Map<Integer, List<Invocation>> open = new HashMap<>();
        for (Invocation each : history.stream()
                .sorted((a, b) -> Long.compare(a.invoked(), b.invoked()))
                .toList()) {
            if (each.act() instanceof Act.Begin) {
                // After a refused one, each act commits by itself.
                if (each.reply() instanceof Reply.Done) {
                    open.put(each.actor(), new ArrayList<>());
                }
            } else if (each.act() instanceof Act.Commit || each.act() instanceof Act.Rollback) {
                List<Invocation> acts = open.remove(each.actor());
                if (acts != null && !acts.isEmpty()) {
                    all.add(new Transaction(name(acts.get(0)), List.copyOf(acts), end(each), each.returned()));
                }
            } else if (open.containsKey(each.actor())) {
                open.get(each.actor()).add(each);
            } else if (((Act.OnKey) each.act()).key().startsWith("l")) {
                all.add(new Transaction(name(each), List.of(each), endOfOne(each.reply()), each.returned()));
            }
        }
        // Whoever never ended its transaction may still do so.
        open.values().stream()
                .filter(acts -> !acts.isEmpty())
                .forEach(acts ->
                        all.add(new Transaction(name(acts.get(0)), List.copyOf(acts), End.DOUBTFUL, Long.MAX_VALUE)));
        return all;
    }

    private static String name(Invocation first) {
        return first.actor() == Invocation.WITNESS
                ? "the witness"
                : "the transaction of actor " + first.actor() + " from slot " + first.slot();
    }

    private static End end(Invocation last) {
        if (last.reply() instanceof Reply.Doubtful) {
            return last.act() instanceof Act.Commit ? End.DOUBTFUL : End.ABORTED;
        }
        return last.act() instanceof Act.Commit && last.reply() instanceof Reply.Done ? End.COMMITTED : End.ABORTED;
    }

    private static End endOfOne(Reply reply) {
        return reply instanceof Reply.Refused
                ? End.ABORTED
                : reply instanceof Reply.Doubtful ? End.DOUBTFUL : End.COMMITTED;
    }

    /** Returns its appends to a list that were answered as done. */
    List<Invocation> appends(String key) {
        return acts.stream()
                .filter(each -> each.act() instanceof Act.Append append
                        && append.key().equals(key)
                        && each.reply() instanceof Reply.Done)
                .toList();
    }

    boolean isCommitted() {
        return end == End.COMMITTED;
    }
}
