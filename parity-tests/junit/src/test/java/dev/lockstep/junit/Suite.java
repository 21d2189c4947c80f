package dev.lockstep.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs a class of tests inside a test. Whether this test runs on a build server does not matter to it. */
final class Suite {

    private final Class<?> type;
    private final Path folder;
    private final Map<String, String> parameters = new TreeMap<>();

    private Suite(Class<?> type, Path folder) {
        this.type = type;
        this.folder = folder;
    }

    /** The recordings go into {@code recordings} of the folder, and what is attached into {@code attached}. */
    static Suite of(Class<?> type, Path folder) {
        return new Suite(type, folder)
                .with(Overrides.OUT, folder.resolve("recordings").toString())
                .with(Overrides.REQUIRED, "false");
    }

    Suite with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Makes no finding small, which takes a moment. */
    Suite unshrunk() {
        return with(Overrides.SHRINK, "off");
    }

    Events run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameters(parameters)
                .outputDirectoryCreator(new Attached(folder.resolve("attached")))
                .execute()
                .allEvents();
    }

    private record Attached(Path root) implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            return root;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createDirectories(root.resolve(test.getDisplayName().replaceAll("\\W+", "-")));
        }
    }

    /** Returns the names of the tests of these events, in their order, without those of classes and methods. */
    static List<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .filter(TestDescriptor::isTest)
                .map(TestDescriptor::getDisplayName)
                .toList();
    }

    /** Returns what was thrown, in its order. */
    static List<Throwable> thrown(Events all) {
        return all.finished().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .toList();
    }

    /** Returns the only thing that was thrown. */
    static Throwable only(Events all) {
        List<Throwable> thrown = thrown(all);
        if (thrown.size() != 1) {
            throw new AssertionError("one failure was expected: " + thrown);
        }
        return thrown.get(0);
    }
}
