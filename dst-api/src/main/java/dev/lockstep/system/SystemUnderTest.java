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
 * @param name what {@code --system} calls it
 * @param title its full name, for people
 * @param coordinates the artifacts that make it up, its own first: {@code group:artifact} for those of the version that is
 *     asked for, {@code group:artifact:version} for what goes with every version
 * @param defaultVersion the version that is walked unless an arm names another
 * @param dialect the dialect that in-box workloads render for it
 * @param promises what it enforces by itself or offers, by the names in {@link Promise}; a workload asks for these and for
 *     nothing else
 * @param refusals its refusal codes, each with the class it belongs to; sorted by code
 */
public record SystemUnderTest(
        String name,
        String title,
        List<String> coordinates,
        String defaultVersion,
        String dialect,
        Set<String> promises,
        Map<String, String> refusals) {

    /**
     * The class of the codes that say that the connection is gone, or that the system itself failed: a full disk, a fault
     * inside. They refuse nothing, so no outcome carries this class: a backend that meets such a code answers {@link
     * Outcome.Broken}.
     */
    public static final String LOST = "LOST";

    public SystemUnderTest {
        coordinates = List.copyOf(coordinates);
        promises = Collections.unmodifiableSortedSet(new TreeSet<>(promises));
        refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    }

    /** The class of a refusal code; {@link Outcome.Refused#UNCLASSIFIED} for a code that the description does not list. */
    public String refusalOf(String code) {
        return refusals.getOrDefault(code, Outcome.Refused.UNCLASSIFIED);
    }

    public boolean promises(String promise) {
        return promises.contains(promise);
    }
}
