package dev.lockstep.system;

import dev.lockstep.op.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A product under test, as its description file states it.
 *
 * @param name what {@code --system} calls it
 * @param title its full name, for people
 * @param coordinates the artifacts that make it up, {@code group:artifact}, its own first
 * @param defaultVersion the version that is walked unless an arm names another
 * @param dialect the dialect that in-box workloads render for it
 * @param promises what it enforces by itself or offers, by name; a workload asks for these and for nothing else
 * @param refusals its refusal codes, each with the class it belongs to
 */
public record SystemUnderTest(
        String name,
        String title,
        List<String> coordinates,
        String defaultVersion,
        String dialect,
        Set<String> promises,
        Map<String, String> refusals) {

    /** The class of a refusal code; {@link Outcome.Refused#UNCLASSIFIED} for a code that the description does not list. */
    public String refusalOf(String code) {
        return refusals.getOrDefault(code, Outcome.Refused.UNCLASSIFIED);
    }

    public boolean promises(String promise) {
        return promises.contains(promise);
    }
}
