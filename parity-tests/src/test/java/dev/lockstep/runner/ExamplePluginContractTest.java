package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The example plugin's own tests, compiled and run as its own build does. */
class ExamplePluginContractTest {

    @TempDir
    private Path built;

    @ParameterizedTest
    @ValueSource(strings = {"EmbeddedNotesTest", "CommandLineNotesTest"})
    void its_transports_keep_the_contract_of_backends(String test) throws IOException, ReflectiveOperationException {
        Path jar = PluginJar.NOTES.build(built);
        Path tests = PluginJar.compile(PluginJar.NOTES.main().resolveSibling("test/java"), built.resolve("tests"), jar);
        SummaryGeneratingListener seen = new SummaryGeneratingListener();

        URL[] classPath = {tests.toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass("example.notes." + test)))
                                    .build(),
                            seen);
        }

        List<String> failures = seen.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .collect(Collectors.toList());
        assertThat(failures).isEmpty();
        assertThat(seen.getSummary().getTestsSucceededCount()).isEqualTo(5);
    }
}
