package dev.lockstep.system;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A way in which a system keeps a store: split into several files, encrypted, in memory. Answers must not depend on it,
 * so an arm in a context is compared with one that keeps its store as usual.
 *
 * @param name the name after the sign {@code +} in an arm's name: {@code embedded+split}
 * @param means a description for people of what is different: {@code the database in parts of 8 KiB}
 * @param prefix what comes before the place of the store in a URL; empty for nothing
 * @param settings settings of the engine, which replace those by which walks steer round known bugs; with an empty
 *     value, the engine's own is in force
 * @param files files that are in the empty folder of the store before it is made, by name, each with its text
 * @param without the kinds of operations and the channels that no arm has in this context, each with its reason;
 *     {@code KILL} if a kill of the engine may take back what was acknowledged
 * @param believed the kinds of operations that leave no evidence in this context, such as the reopen of a store that no
 *     file shows
 * @param signs what shows that the context is in force
 * @param since the first version that knows it; empty if every version does
 */
public record StorageContext(
        String name,
        String means,
        String prefix,
        SortedMap<String, String> settings,
        SortedMap<String, String> files,
        SortedMap<String, String> without,
        SortedSet<String> believed,
        List<StorageSign> signs,
        Optional<String> since) {

    /** The context of an arm that names none. */
    public static final StorageContext USUAL =
            new StorageContext("", "the store as usual", "", Map.of(), Map.of(), Map.of(), List.of());

    /** The sign before a context in the name of an arm. */
    public static final String MARK = "+";

    public StorageContext {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        without = Collections.unmodifiableSortedMap(new TreeMap<>(without));
        believed = Collections.unmodifiableSortedSet(new TreeSet<>(believed));
        signs = List.copyOf(signs);
    }

    /** A context that every version knows, and in which every operation leaves its evidence. */
    public StorageContext(
            String name,
            String means,
            String prefix,
            Map<String, String> settings,
            Map<String, String> files,
            Map<String, String> without,
            List<StorageSign> signs) {
        this(
                name,
                means,
                prefix,
                new TreeMap<>(settings),
                new TreeMap<>(files),
                new TreeMap<>(without),
                new TreeSet<>(),
                signs,
                Optional.empty());
    }

    public boolean isUsual() {
        return name.isEmpty();
    }

    /** Returns the same name of a transport or an arm, in no context: {@code embedded~plain} for both. */
    public static String removed(String name) {
        return name.replaceFirst("\\+[a-z0-9-]+", "");
    }
}
