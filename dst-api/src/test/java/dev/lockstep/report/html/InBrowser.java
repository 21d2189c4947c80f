package dev.lockstep.report.html;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that open pages in a real browser, which their methods take as a {@link Browser}. Without Chromium they are
 * skipped, and the reason is printed. With {@code LOCKSTEP_REQUIRE_BROWSER=true} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ExtendWith(ChromiumExtension.class)
@interface InBrowser {}
