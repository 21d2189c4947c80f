package dev.lockstep.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The anomalies that transactions on lists show and that their isolation excludes, as Adya names them. The order of the
 * elements in a list is the order of its versions, so a read tells exactly which appends it saw, and which came next.
 */
final class Anomalies {

    private final Isolation promised;
    private final List<Transaction> transactions;
    private final Map<Long, Transaction> writers = new HashMap<>();
    private final SortedMap<String, List<Long>> orders = new TreeMap<>();
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> besideUndone = new LinkedHashSet<>();

    private Anomalies(Isolation promised, List<Transaction> transactions) {
        this.promised = promised;
        this.transactions = transactions;
    }

    /**
     * The result for a history, in words.
     *
     * @param all what the level of isolation excludes
     * @param besideUndone of these, what is lost from a list to which a transaction had appended that was undone, and
     *     was not yet undone when the lost elements were appended
     */
    record Found(List<String> all, List<String> besideUndone) {}

    /** Returns what a history shows that a level of isolation excludes. */
    static Found in(List<Invocation> history, Isolation promised) {
        Anomalies anomalies = new Anomalies(promised, Transaction.of(history));
        anomalies.readOrders();
        anomalies.reads();
        anomalies.appends();
        anomalies.cycles();
        return new Found(List.copyOf(anomalies.found), List.copyOf(anomalies.besideUndone));
    }

    /**
     * Notes that something that was committed, or that its own transaction reads, is not in a list any more.
     *
     * @param candidates the elements that may be the lost ones: all of one of these lists are
     */
    private void lost(String key, String text, List<List<Long>> candidates) {
        found.add(text);
        if (candidates.stream()
                .anyMatch(lost -> !lost.isEmpty() && lost.stream().allMatch(e -> besideUndone(key, e)))) {
            besideUndone.add(text);
        }
    }

    /** Whether a transaction had appended to a list and was not yet undone when an element was appended to it. */
    private boolean besideUndone(String key, long element) {
        Transaction writer = writers.get(element);
        if (writer == null) {
            return false;
        }
        long began = writer.acts().stream()
                .filter(each -> each.act() instanceof Act.Append append && append.element() == element)
                .mapToLong(Invocation::invoked)
                .min()
                .orElseThrow();
        return transactions.stream()
                .filter(undone -> undone.end() == Transaction.End.ABORTED && undone.over() > began)
                .flatMap(undone -> undone.appends(key).stream())
                .anyMatch(append -> append.invoked() < writer.over());
    }

    private static List<Long> without(List<Long> elements, List<Long> others) {
        return elements.stream().filter(element -> !others.contains(element)).toList();
    }

    /** Every read must be a beginning of the longest one, or the list has two orders. */
    private void readOrders() {
        for (Transaction transaction : transactions) {
            for (Invocation each : transaction.acts()) {
                if (each.act() instanceof Act.Append append) {
                    writers.put(append.element(), transaction);
                }
            }
        }
        // What an aborted transaction read of itself belongs to no order.
        transactions.stream()
                .filter(Transaction::isCommitted)
                .forEach(transaction -> transaction.acts().forEach(each -> {
                    if (each.act() instanceof Act.Read read && each.reply() instanceof Reply.Told told) {
                        List<Long> elements = listed(transaction, read, told).orElse(List.of());
                        List<Long> order = orders.getOrDefault(read.key(), List.of());
                        List<Long> longer = elements.size() > order.size() ? elements : order;
                        List<Long> shorter = elements.size() > order.size() ? order : elements;
                        if (!longer.subList(0, shorter.size()).equals(shorter)) {
                            lost(
                                    read.key(),
                                    read.key() + " has two orders: " + order + ", and " + elements + " as "
                                            + transaction.name() + " read it",
                                    List.of(without(shorter, longer), without(longer, shorter)));
                        }
                        if (new HashSet<>(elements).size() < elements.size()) {
                            found.add(read.key() + " has an element twice: " + elements);
                        }
                        orders.put(read.key(), longer);
                    }
                }));
    }

    /** Returns the elements that a read told. A value that is no list is a finding, and shows nothing else. */
    private Optional<List<Long>> listed(Transaction reader, Act.Read read, Reply.Told told) {
        try {
            return Optional.of(SequentialObject.elements(told.value()));
        } catch (NumberFormatException noList) {
            found.add(read.key() + " is no list: " + reader.name() + " read it as '" + told.value() + "'");
            return Optional.empty();
        }
    }

    private void reads() {
        for (Transaction reader : transactions) {
            Map<String, List<Long>> before = new HashMap<>();
            Map<String, List<Long>> appended = new HashMap<>();
            for (Invocation each : reader.acts()) {
                if (each.act() instanceof Act.Append append && each.reply() instanceof Reply.Done) {
                    appended.computeIfAbsent(append.key(), unused -> new ArrayList<>())
                            .add(append.element());
                } else if (each.act() instanceof Act.Read read && each.reply() instanceof Reply.Told told) {
                    listed(reader, read, told)
                            .ifPresent(elements -> read(reader, read.key(), elements, before, appended));
                }
            }
        }
    }

    private void read(
            Transaction reader,
            String key,
            List<Long> elements,
            Map<String, List<Long>> before,
            Map<String, List<Long>> appended) {
        for (long element : elements) {
            Transaction writer = writers.get(element);
            if (writer == null) {
                found.add(
                        "dirty read: " + reader.name() + " read " + element + " in " + key + ", which nobody appended");
            } else if (writer != reader && writer.end() == Transaction.End.ABORTED) {
                found.add("dirty read (G1a): " + reader.name() + " read " + element + " in " + key + " of "
                        + writer.name() + ", which was undone");
            }
        }
        if (!elements.isEmpty()) {
            long last = elements.get(elements.size() - 1);
            Transaction writer = writers.get(last);
            if (writer != null && writer != reader && lastAppend(writer, key) != last) {
                found.add("dirty read (G1b): " + reader.name() + " read " + key + " in the middle of " + writer.name());
            }
        }
        List<Long> own = appended.getOrDefault(key, List.of());
        if (!endsWith(elements, own)) {
            lost(
                    key,
                    reader.name() + " does not see its own appends to " + key + ": " + elements + " lacks " + own,
                    List.of(without(own, elements)));
        }
        List<Long> foreign = elements.subList(0, Math.max(0, elements.size() - own.size()));
        List<Long> earlier = before.put(key, foreign);
        if (earlier != null && !earlier.equals(foreign) && promised.includes(Isolation.SNAPSHOT)) {
            found.add(
                    "non-repeatable read: " + reader.name() + " read " + key + " as " + earlier + " and as " + foreign);
        }
    }

    private static boolean endsWith(List<Long> elements, List<Long> end) {
        return elements.size() >= end.size()
                && elements.subList(elements.size() - end.size(), elements.size())
                        .equals(end);
    }

    private static long lastAppend(Transaction writer, String key) {
        return writer.acts().stream()
                .filter(each -> each.act() instanceof Act.Append append
                        && append.key().equals(key)
                        && !(each.reply() instanceof Reply.Refused))
                .mapToLong(each -> ((Act.Append) each.act()).element())
                .reduce(-1, (first, second) -> second);
    }

    /** The witness reads every list at the end, so what it does not see was lost, whoever saw it before. */
    private void appends() {
        Map<String, List<Long>> left = witnessed();
        left.forEach((key, elements) -> {
            List<Long> order = orders.getOrDefault(key, List.of());
            if (elements.size() < order.size()) {
                lost(
                        key,
                        key + " has lost what was read before: " + order + ", and " + elements + " at the end",
                        List.of(without(order, elements)));
            }
        });
        for (Transaction transaction : transactions) {
            for (Invocation each : transaction.acts()) {
                if (each.act() instanceof Act.Append append
                        && each.reply() instanceof Reply.Done
                        && transaction.isCommitted()
                        && left.containsKey(append.key())
                        && !left.get(append.key()).contains(append.element())) {
                    lost(
                            append.key(),
                            "lost update: " + transaction.name() + " appended " + append.element() + " to "
                                    + append.key() + ", and it is not there",
                            List.of(List.of(append.element())));
                }
            }
        }
    }

    /** Returns the lists as the witness read them. */
    private SortedMap<String, List<Long>> witnessed() {
        SortedMap<String, List<Long>> left = new TreeMap<>();
        for (Transaction transaction : transactions) {
            for (Invocation each : transaction.acts()) {
                if (each.actor() == Invocation.WITNESS
                        && each.act() instanceof Act.Read read
                        && each.reply() instanceof Reply.Told told) {
                    listed(transaction, read, told).ifPresent(elements -> left.put(read.key(), elements));
                }
            }
        }
        return left;
    }

    /** That one transaction must come before another. */
    private record Edge(Transaction to, boolean overtaken) {}

    private void cycles() {
        Map<Transaction, Set<Edge>> edges = edges();
        for (Transaction from : transactions) {
            shortest(edges, from, 0).ifPresent(cycle -> found.add("cycle of writes and reads (G1c): " + cycle));
            if (promised.includes(Isolation.SNAPSHOT)) {
                shortest(edges, from, 1).ifPresent(cycle -> found.add("read skew or lost update (G-single): " + cycle));
            }
            if (promised.includes(Isolation.SERIALIZABLE)) {
                shortest(edges, from, Integer.MAX_VALUE).ifPresent(cycle -> found.add("write skew (G2): " + cycle));
            }
        }
    }

    private Map<Transaction, Set<Edge>> edges() {
        Map<Transaction, Set<Edge>> edges = new HashMap<>();
        orders.values().forEach(order -> {
            for (int i = 1; i < order.size(); i++) {
                add(edges, writers.get(order.get(i - 1)), writers.get(order.get(i)), false);
            }
        });
        for (Transaction reader : transactions) {
            for (Invocation each : reader.acts()) {
                if (each.act() instanceof Act.Read read && each.reply() instanceof Reply.Told told) {
                    List<Long> order = orders.getOrDefault(read.key(), List.of());
                    Optional<List<Long>> list = listed(reader, read, told);
                    if (list.isEmpty()) {
                        continue;
                    }
                    List<Long> seen = list.get();
                    if (!seen.isEmpty()) {
                        add(edges, writers.get(seen.get(seen.size() - 1)), reader, false);
                    }
                    if (seen.size() < order.size()) {
                        add(edges, reader, writers.get(order.get(seen.size())), true);
                    }
                }
            }
        }
        return edges;
    }

    private static void add(Map<Transaction, Set<Edge>> edges, Transaction from, Transaction to, boolean overtaken) {
        boolean ordered = from != null && to != null && from != to && from.isCommitted() && to.isCommitted();
        if (ordered) {
            edges.computeIfAbsent(from, unused -> new LinkedHashSet<>()).add(new Edge(to, overtaken));
        }
    }

    /** Returns the shortest cycle through a transaction in which at most so many overtook a reader. */
    private static Optional<String> shortest(Map<Transaction, Set<Edge>> edges, Transaction from, int overtaken) {
        record At(Transaction transaction, int overtaken, String path) {}
        Deque<At> queue = new ArrayDeque<>(List.of(new At(from, 0, from.name())));
        Map<Transaction, Integer> fewest = new HashMap<>();
        while (!queue.isEmpty()) {
            At at = queue.removeFirst();
            for (Edge edge : edges.getOrDefault(at.transaction(), Set.of())) {
                int more = at.overtaken() + (edge.overtaken() ? 1 : 0);
                String path = at.path()
                        + (edge.overtaken() ? ", which did not see " : ", then ")
                        + edge.to().name();
                if (more <= overtaken && edge.to() == from) {
                    return Optional.of(path);
                }
                if (more <= overtaken && more < fewest.getOrDefault(edge.to(), Integer.MAX_VALUE)) {
                    fewest.put(edge.to(), more);
                    queue.addLast(new At(edge.to(), more, path));
                }
            }
        }
        return Optional.empty();
    }
}
