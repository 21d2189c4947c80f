package dev.lockstep.workloads.graphs;

import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A document of triples.
 *
 * @param prefixes the prefixes that it declares at its beginning; N-Triples has none
 */
record Document(String format, List<Prefix> prefixes, List<Fact> facts) {

    Document {
        prefixes = List.copyOf(prefixes);
        facts = List.copyOf(facts);
    }

    static Document draw(boolean ofScheme, RandomGenerator random) {
        String format = Draw.one(List.of("nt", "ttl"), random);
        return new Document(
                format,
                format.equals("ttl") && !Draw.oneIn(4, random) ? Prefix.some(ofScheme, random) : List.of(),
                Fact.some(random));
    }

    /** Whether it can be written. */
    boolean possible() {
        return !facts.isEmpty() && (prefixes.isEmpty() || format.equals("ttl"));
    }

    String text() {
        return lines(prefixes) + text(facts, prefixes);
    }

    static String lines(List<Prefix> prefixes) {
        return prefixes.stream().map(Prefix::text).collect(Collectors.joining());
    }

    /** Returns the triples, whose subjects have a prefix if one fits. */
    static String text(List<Fact> facts, List<Prefix> prefixes) {
        SortedMap<String, String> last = new TreeMap<>();
        prefixes.forEach(each -> last.put(each.name(), each.iri()));
        Optional<String> root = last.entrySet().stream()
                .filter(each -> each.getValue().equals(Fact.ROOT))
                .map(each -> each.getKey() + ":")
                .findFirst();
        return facts.stream()
                .map(fact -> root.map(fact::text).orElseGet(fact::text))
                .collect(Collectors.joining());
    }
}
