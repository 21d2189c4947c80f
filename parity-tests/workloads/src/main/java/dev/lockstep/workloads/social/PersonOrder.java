package dev.lockstep.workloads.social;

import java.util.Comparator;
import java.util.Optional;

/**
 * The orders in which persons are read page by page. Keys are distinct, so each order is total. Texts are ordered by
 * their UTF-16 units, and no name comes before every name.
 */
public enum PersonOrder {
    AGE(Comparator.comparingLong(Person::age).thenComparing(Person::slug)),
    AGE_DESCENDING(Comparator.comparingLong(Person::age).reversed().thenComparing(Person::slug)),
    NAME(Comparator.comparing(Person::name, PersonOrder::compareNames).thenComparing(Person::slug)),
    NAME_DESCENDING(Comparator.comparing(Person::name, PersonOrder::compareNames)
            .reversed()
            .thenComparing(Person::slug)),
    KEY_DESCENDING(Comparator.comparing(Person::slug).reversed());

    private final Comparator<Person> comparator;

    PersonOrder(Comparator<Person> comparator) {
        this.comparator = comparator;
    }

    Comparator<Person> comparator() {
        return comparator;
    }

    private static int compareNames(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent()
                ? one.get().compareTo(other.get())
                : Boolean.compare(one.isPresent(), other.isPresent());
    }
}
