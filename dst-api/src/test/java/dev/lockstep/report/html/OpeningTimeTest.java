package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures pages of long walks. The times are printed and not asserted, because they are those of the machine. */
@InBrowser
@Tag("nightly")
class OpeningTimeTest {

    @TempDir
    private Path temporary;

    @Test
    void the_time_to_draw_and_to_open_ten_thousand_steps_is_printed(Browser browser) throws IOException {
        var walk = ManySteps.in(temporary.resolve("many"), 10_000);
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            Path page = Pages.walk(walk, false);
            long drawn = (System.nanoTime() - began) / 1_000_000;
            browser.open(page);
            Number opened = (Number) browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd");

            assertThat(browser.run("return document.documentElement.dataset.ready"))
                    .isEqualTo("true");
            System.out.printf(
                    Locale.ROOT,
                    "10,000 steps: drawn in %d ms, %.1f MB, open and ready in %.0f ms%n",
                    drawn,
                    Files.size(page) / 1e6,
                    opened.doubleValue());
        }
    }
}
