package dev.lockstep.system;

import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.platform.Nearest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A product under test, as its description file states it.
 *
 * @param name the name that {@code --system} uses
 * @param title the full name, for people
 * @param coordinates the artifacts of the system, its own first: {@code group:artifact} for an artifact of the
 *     requested version, {@code group:artifact:version} for one that is the same with every version; either may end
 *     with {@code since VERSION} or {@code before VERSION} if it belongs to some versions of the system only
 * @param defaultVersion the version that is walked unless an arm names another
 * @param dialect the dialect that the workloads in the box render for the system
 * @param promises what the system enforces or offers, by the names in {@link Promise}; a workload asks for these and
 *     for nothing else
 * @param refusals the system's refusal codes, each with its class; sorted by code
 * @param avoidances how walks steer round the system's known bugs
 * @param documented what the documentation of the system or a standard promises of a kind of operations, in sentences
 * @param contexts the ways in which it can keep a store, by name
 * @param storage the one in which an arm keeps its store
 */
public record SystemUnderTest(
        String name,
        String title,
        List<String> coordinates,
        String defaultVersion,
        String dialect,
        Set<String> promises,
        Map<String, String> refusals,
        Avoidances avoidances,
        SortedMap<OperationKind, String> documented,
        SortedMap<String, StorageContext> contexts,
        StorageContext storage) {

    /**
     * The class of the codes that mean a lost connection or a failure of the system itself, such as a full disk or an
     * internal fault. These codes refuse nothing, so no outcome carries this class: a backend that meets such a code
     * answers {@link Outcome.Broken}.
     */
    public static final String LOST = "LOST";

    /**
     * The class of the codes that mean a failure inside the system, such as an exception that its programmers did not
     * expect. The connection may be gone or not. A backend answers {@link Outcome.Broken}, as for {@link #LOST},
     * because nobody meant to refuse anything. Only whoever plays a script may ask whether the connection still
     * answers.
     */
    public static final String FAILED_INSIDE = "FAILED_INSIDE";

    public SystemUnderTest {
        coordinates = List.copyOf(coordinates);
        promises = Collections.unmodifiableSortedSet(new TreeSet<>(promises));
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
        documented = Collections.unmodifiableSortedMap(new TreeMap<>(documented));
        contexts = Collections.unmodifiableSortedMap(new TreeMap<>(contexts));
    }

    /** Describes a system that keeps its stores in one way. */
    public SystemUnderTest(
            String name,
            String title,
            List<String> coordinates,
            String defaultVersion,
            String dialect,
            Set<String> promises,
            Map<String, String> refusals,
            Avoidances avoidances) {
        this(
                name,
                title,
                coordinates,
                defaultVersion,
                dialect,
                promises,
                refusals,
                avoidances,
                new TreeMap<>(),
                new TreeMap<>(),
                StorageContext.USUAL);
    }

    /** Describes a system whose known bugs no walk steers round. */
    public SystemUnderTest(
            String name,
            String title,
            List<String> coordinates,
            String defaultVersion,
            String dialect,
            Set<String> promises,
            Map<String, String> refusals) {
        this(name, title, coordinates, defaultVersion, dialect, promises, refusals, Avoidances.NONE);
    }

    /**
     * Describes a system by its name alone: one version without artifacts, no promises, and no refusal codes that a
     * backend could look up.
     */
    public static SystemUnderTest named(String name) {
        return new SystemUnderTest(name, name, List.of(), "1", name, Set.of(), Map.of());
    }

    /**
     * Returns the class of a refusal code, or {@link Outcome.Refused#UNCLASSIFIED} if the description does not list it.
     */
    public String refusalOf(String code) {
        return refusals.getOrDefault(code, Outcome.Refused.UNCLASSIFIED);
    }

    /** Whether codes of this class refuse nothing, so that a backend answers {@link Outcome.Broken}. */
    public static boolean isBreakage(String refusal) {
        return refusal.equals(LOST) || refusal.equals(FAILED_INSIDE);
    }

    /** Returns the codes of a class of refusals, sorted. */
    public List<String> codesOf(String refusal) {
        return refusals.entrySet().stream()
                .filter(code -> code.getValue().equals(refusal))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Returns the same system for walks that meet these known bugs.
     *
     * @param words see {@link Avoidances}
     * @throws IllegalArgumentException if a word names none of them; the message says which
     */
    public SystemUnderTest meeting(List<String> words) {
        return with(avoidances.meeting(words), documented, contexts, storage);
    }

    /**
     * Returns the same system, with its store in one of its contexts.
     *
     * @throws IllegalArgumentException if it has no such context; the message names those that it has
     */
    public SystemUnderTest in(String context) {
        StorageContext found = contexts.get(context);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no storage context '" + context + "'"
                    + (contexts.isEmpty()
                            ? "; its description names none"
                            : "; "
                                    + Nearest.to(context, contexts.keySet())
                                            .map(near -> "did you mean " + near + "? ")
                                            .orElse("")
                                    + "It has " + String.join(", ", contexts.keySet())));
        }
        return with(avoidances, documented, contexts, found);
    }

    /** Returns the same system with these contexts. */
    public SystemUnderTest offering(Collection<StorageContext> others) {
        SortedMap<String, StorageContext> named = new TreeMap<>();
        others.forEach(context -> named.put(context.name(), context));
        return with(avoidances, documented, named, StorageContext.USUAL);
    }

    /** Returns the same system, of which somebody else promises this. */
    public SystemUnderTest documented(Map<OperationKind, String> sentences) {
        return with(avoidances, new TreeMap<>(sentences), contexts, storage);
    }

    private SystemUnderTest with(
            Avoidances otherAvoidances,
            SortedMap<OperationKind, String> otherDocumented,
            SortedMap<String, StorageContext> otherContexts,
            StorageContext otherStorage) {
        return new SystemUnderTest(
                name,
                title,
                coordinates,
                defaultVersion,
                dialect,
                promises,
                refusals,
                otherAvoidances,
                otherDocumented,
                otherContexts,
                otherStorage);
    }

    public boolean promises(String promise) {
        return promises.contains(promise);
    }
}
