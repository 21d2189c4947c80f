package dev.lockstep.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a class of tests inside a test. */
final class Suite {

    private final Class<?> type;
    private final Map<String, String> parameters = new TreeMap<>();

    private Suite(Class<?> type) {
        this.type = type;
    }

    /** The recordings go into the folder. */
    static Suite of(Class<?> type, Path out) {
        return new Suite(type).with(Overrides.OUT, out.toString());
    }

    Suite with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    Events run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameters(parameters)
                .execute()
                .allEvents();
    }

    /** Returns the names of the invocations that ended in this way, in their order. */
    static List<String> names(Events events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** Returns the failures, in their order. */
    static List<Throwable> failures(Events all) {
        return all.failed().stream().map(Suite::thrown).toList();
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
