package dev.lockstep.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The judgement of the history of one arm.
 *
 * @param acts the number of acts
 * @param overlaps the number of pairs of answered acts of different actors that were in progress at the same time on
 *     one object, which one of them changed
 * @param transactions the number of transactions of several acts that were committed
 * @param refusals how often each refusal was answered, by its class
 * @param violations what is wrong, in words
 * @param known what is wrong and a known finding of the system, in words
 * @param holes what the history does not show, although its schedule was there to show it
 */
public record HistoryVerdict(
        long acts,
        long overlaps,
        long transactions,
        SortedMap<String, Long> refusals,
        List<String> violations,
        List<String> known,
        List<String> holes) {

    public HistoryVerdict {
        holes = List.copyOf(holes);
        violations = List.copyOf(violations);
        known = List.copyOf(known);
    }

    /** Judges a history of a system without a known finding. */
    public static HistoryVerdict of(List<Invocation> history, Isolation promised) {
        return of(history, promised, Optional.empty());
    }

    /**
     * Judges a history: the acts on registers, counters and sets, each of which commits by itself, by linearizability
     * key by key, and everything on lists by the promised isolation. If nobody begins a transaction, the acts on lists
     * commit by themselves too.
     *
     * @param losesBesideUndone see {@link ActorDialect#losesBesideUndone}
     */
    public static HistoryVerdict of(List<Invocation> history, Isolation promised, Optional<String> losesBesideUndone) {
        List<String> violations = new ArrayList<>();
        boolean transactional = history.stream().anyMatch(each -> each.act() instanceof Act.Begin);
        SortedSet<String> keys = new TreeSet<>(Schedule.keys());
        for (String key : keys) {
            if (!transactional || !key.startsWith("l")) {
                List<Invocation> acts = history.stream()
                        .filter(each ->
                                each.act() instanceof Act.OnKey on && on.key().equals(key))
                        .toList();
                Linearizability.violation(key, acts).ifPresent(violations::add);
            }
        }
        List<Invocation> onLists = history.stream()
                .filter(each ->
                        !(each.act() instanceof Act.OnKey on) || on.key().startsWith("l"))
                .toList();
        Anomalies.Found anomalies = Anomalies.in(onLists, promised);
        violations.addAll(anomalies.all());
        List<String> known = new ArrayList<>();
        losesBesideUndone.ifPresent(page -> {
            violations.removeAll(anomalies.besideUndone());
            anomalies.besideUndone().forEach(loss -> known.add(page + ": " + loss));
        });
        history.stream()
                .filter(each -> each.reply() instanceof Reply.Doubtful)
                .forEach(each -> violations.add("no answer: " + each));
        history.stream()
                .filter(each -> each.actor() == Invocation.WITNESS && each.reply() instanceof Reply.Refused)
                .forEach(each -> violations.add("what is left cannot be read: " + each));
        long overlaps = overlaps(history);
        long transactions = Transaction.of(onLists).stream()
                .filter(each -> each.isCommitted() && each.acts().size() > 1)
                .count();
        List<String> holes = new ArrayList<>();
        if (overlaps == 0) {
            holes.add("no two actors met on an object that one of them changed; ask for more --steps");
        }
        if (transactional && transactions == 0) {
            holes.add("no transaction of several acts was committed; ask for more --steps");
        }
        return new HistoryVerdict(history.size(), overlaps, transactions, refusals(history), violations, known, holes);
    }

    private static long overlaps(List<Invocation> history) {
        long overlaps = 0;
        for (int i = 0; i < history.size(); i++) {
            for (int j = i + 1;
                    j < history.size()
                            && history.get(j).invoked() < history.get(i).returned();
                    j++) {
                overlaps += history.get(i).meets(history.get(j)) ? 1 : 0;
            }
        }
        return overlaps;
    }

    private static SortedMap<String, Long> refusals(List<Invocation> history) {
        SortedMap<String, Long> refusals = new TreeMap<>();
        history.forEach(each -> {
            if (each.reply() instanceof Reply.Refused refused) {
                refusals.merge(refused.refusal(), 1L, Long::sum);
            }
        });
        return refusals;
    }
}
