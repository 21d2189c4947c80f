package dev.lockstep.workloads.graphs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The prefixes that a store must have. All of its graphs share them. The last document that declares one binds it, and
 * no update and no maintenance takes one away.
 */
final class Bindings {

    private final SortedMap<String, Binding> bindings = new TreeMap<>();

    /** The names of the prefixes that some transports have lost; see {@link #replaced}. */
    private final SortedSet<String> unsure = new TreeSet<>();

    /**
     * A bound prefix.
     *
     * @param graph the graph for which it came
     * @param again whether it had another IRI before
     * @param since the maintenance that was done since it was bound
     */
    record Binding(String iri, String graph, boolean again, Set<Class<?>> since) {

        private Binding after(Class<?> maintenance) {
            Set<Class<?>> more = new HashSet<>(since);
            more.add(maintenance);
            return new Binding(iri, graph, again, Set.copyOf(more));
        }
    }

    void bind(String graph, List<Prefix> prefixes) {
        for (Prefix prefix : prefixes) {
            boolean again = get(prefix.name())
                    .filter(old -> !old.iri().equals(prefix.iri()))
                    .isPresent();
            bindings.put(prefix.name(), new Binding(prefix.iri(), graph, again, Set.of()));
            unsure.remove(prefix.name());
        }
    }

    /** Some transports take all prefixes away when a graph that is there is replaced, and some take none. */
    void replaced() {
        unsure.addAll(bindings.keySet());
    }

    void maintained(Class<?> how) {
        bindings.replaceAll((name, binding) -> binding.after(how));
    }

    Optional<Binding> get(String name) {
        return Optional.ofNullable(bindings.get(name));
    }

    /** Whether every transport must have the prefix, or none of them. */
    boolean isSure(String name) {
        return !unsure.contains(name);
    }

    /** Returns the names that may be asked for, and one that no document declares. */
    List<String> names(boolean alsoUnsure) {
        List<String> names = new ArrayList<>(bindings.keySet());
        names.removeIf(name -> !alsoUnsure && !isSure(name));
        names.add(Prefix.NEVER);
        return names;
    }
}
