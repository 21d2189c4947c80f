package dev.lockstep.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium for all tests of a run, because its start takes longer than most tests. */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver {

    private static final String REQUIRED = "LOCKSTEP_REQUIRE_BROWSER";
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = BROWSERS.stream().noneMatch(name -> found(name).isPresent())
                ? List.of("chromium")
                : found("chromedriver").isPresent() ? List.of() : List.of("chromium-driver");
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        String why =
                missing.get(0) + " is not installed, so no page was opened in a browser; on Debian: apt-get install"
                        + " chromium chromium-driver";
        if ("true".equals(System.getenv(REQUIRED))) {
            throw new IllegalStateException(why + "; " + REQUIRED + " requires it");
        }
        System.err.println("SKIPPED " + context.getDisplayName() + ": " + why);
        return ConditionEvaluationResult.disabled(why);
    }

    static Optional<Path> found(String program) {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Path browser() {
        return BROWSERS.stream()
                .flatMap(name -> found(name).stream())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Browser browser = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ChromiumExtension.class))
                .computeIfAbsent(Browser.class, type -> new Browser(), Browser.class);
        browser.fresh();
        return browser;
    }
}
