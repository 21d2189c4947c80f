package dev.lockstep.system;

import dev.lockstep.op.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 */
public record SystemUnderTest(
        String name,
        String title,
        List<String> coordinates,
        String defaultVersion,
        String dialect,
        Set<String> promises,
        Map<String, String> refusals,
        Avoidances avoidances) {

    /**
     * The class of the codes that mean a lost connection or a failure of the system itself, such as a full disk or an
     * internal fault. These codes refuse nothing, so no outcome carries this class: a backend that meets such a code
     * answers {@link Outcome.Broken}.
     */
    public static final String LOST = "LOST";

    public SystemUnderTest {
        coordinates = List.copyOf(coordinates);
        promises = Collections.unmodifiableSortedSet(new TreeSet<>(promises));
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
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

    /**
     * Returns the same system for walks that meet these known bugs.
     *
     * @param words see {@link Avoidances}
     * @throws IllegalArgumentException if a word names none of them; the message says which
     */
    public SystemUnderTest meeting(List<String> words) {
        return new SystemUnderTest(
                name, title, coordinates, defaultVersion, dialect, promises, refusals, avoidances.meeting(words));
    }

    public boolean promises(String promise) {
        return promises.contains(promise);
    }
}
