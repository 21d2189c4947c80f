package dev.lockstep.workloads.records;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The promises that a product makes about its records.
 *
 * @param collections the collections, in the order of the file
 * @param verbs what can be asked
 * @param classes the class of each refusal
 * @param missing what happens to a request for a record that does not exist
 * @param nulls whether null and absent are different
 * @param nullsAt where nulls are in an order; empty if nothing is promised
 */
record Promises(
        List<Kept> collections,
        Set<String> verbs,
        Map<Reason, String> classes,
        Missing missing,
        boolean nulls,
        Optional<NullsAt> nullsAt) {

    /** A request for a record that does not exist. */
    enum Missing {
        /** It is refused. */
        REFUSED,
        /** It finds and changes nothing. */
        NOTHING
    }

    /** The place of nulls in an ascending order. */
    enum NullsAt {
        FIRST,
        LAST
    }

    Promises {
        collections = List.copyOf(collections);
        verbs = Set.copyOf(new TreeSet<>(verbs));
        classes = new EnumMap<>(classes);
    }

    boolean has(String verb) {
        return verbs.contains(verb);
    }

    Optional<Kept> collection(String name) {
        return collections.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    String classOf(Reason reason) {
        return classes.getOrDefault(reason, reason.name());
    }

    /** Returns the fields that refer to a collection, by the name of their collection. */
    Map<String, List<Field>> referringTo(String collection) {
        Map<String, List<Field>> referring = new LinkedHashMap<>();
        for (Kept kept : collections) {
            List<Field> fields = kept.fields().stream()
                    .filter(field -> field.refersTo(collection))
                    .toList();
            if (!fields.isEmpty()) {
                referring.put(kept.name(), fields);
            }
        }
        return referring;
    }
}
