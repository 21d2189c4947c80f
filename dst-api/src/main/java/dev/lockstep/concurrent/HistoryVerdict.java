package dev.lockstep.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The judgement of the history of one arm.
 *
 * @param acts the number of acts
 * @param overlaps the number of pairs of acts of different actors that were in progress at the same time
 * @param transactions the number of transactions of several acts that were committed
 * @param refusals how often each refusal was answered, by its class
 * @param violations what is wrong, in words
 */
public record HistoryVerdict(
        long acts, long overlaps, long transactions, SortedMap<String, Long> refusals, List<String> violations) {

    public HistoryVerdict {
        violations = List.copyOf(violations);
    }

    /**
     * Judges a history: the acts on registers, counters and sets, each of which commits by itself, by linearizability
     * key by key, and everything on lists by the promised isolation.
     */
    public static HistoryVerdict of(List<Invocation> history, Isolation promised) {
        List<String> violations = new ArrayList<>();
        SortedSet<String> keys = new TreeSet<>(Schedule.keys());
        for (String key : keys) {
            if (!key.startsWith("l")) {
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
        violations.addAll(Anomalies.in(onLists, promised));
        history.stream()
                .filter(each -> each.reply() instanceof Reply.Doubtful)
                .forEach(each -> violations.add("no answer: " + each));
        return new HistoryVerdict(
                history.size(),
                overlaps(history),
                Transaction.of(onLists).stream()
                        .filter(each -> each.isCommitted() && each.acts().size() > 1)
                        .count(),
                refusals(history),
                violations);
    }

    private static long overlaps(List<Invocation> history) {
        long overlaps = 0;
        for (int i = 0; i < history.size(); i++) {
            for (int j = i + 1;
                    j < history.size()
                            && history.get(j).invoked() < history.get(i).returned();
                    j++) {
                overlaps += history.get(i).overlaps(history.get(j)) ? 1 : 0;
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
