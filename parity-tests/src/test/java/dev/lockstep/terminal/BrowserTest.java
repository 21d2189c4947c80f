package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

    @TempDir
    private Path empty;

    private final Path page = Path.of("report.html");

    @Test
    void without_a_browser_the_reason_is_told() {
        assertThat(Browser.open(page, Map.of("PATH", empty.toString())))
                .contains("there is no browser (neither $BROWSER nor xdg-open)");
    }

    @Test
    void a_browser_that_does_not_start_is_named() {
        assertThat(Browser.open(page, Map.of("BROWSER", "/none/browser %s:other", "PATH", "")))
                .contains("/none/browser cannot be started");
    }

    @Test
    void the_browser_that_the_environment_names_is_started_with_the_page() {
        assertThat(Browser.open(page, Map.of("BROWSER", "true"))).isEmpty();
    }
}
