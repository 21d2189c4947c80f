package dev.lockstep.junit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The answer to an arm that cannot be started here. On a build server nobody would notice that its walks are missing,
 * so there it is a failure. Elsewhere the test is aborted with the reason.
 *
 * @param overrides the parameters from outside
 * @param environment returns a variable of the environment, or null
 */
record Presence(Overrides overrides, Function<String, String> environment) {

    private static final Set<String> YES = Set.of("true", "1", "yes");

    Presence(Overrides overrides) {
        this(overrides, System::getenv);
    }

    /** Returns what is to be thrown for an absent arm. */
    RuntimeException aborted(String reason) {
        Optional<String> why = whyRequired();
        if (why.isPresent()) {
            throw new AssertionFailedError(
                    "INFRA: " + Visible.line(reason) + "; every arm is required here, because of " + why.get());
        }
        return new TestAbortedException("INFRA: " + Visible.line(reason));
    }

    /** Returns why every arm is required here; empty if that is not so. */
    Optional<String> whyRequired() {
        Optional<String> said = overrides.text(Overrides.REQUIRED);
        if (said.isPresent()) {
            return switch (said.get()) {
                case "true" -> Optional.of(Overrides.REQUIRED + "=true");
                case "false" -> Optional.empty();
                default ->
                    throw Overrides.refused(
                            Overrides.REQUIRED, "'" + said.get() + "' is neither true nor false; write one of them");
            };
        }
        return Stream.of("CI", "TF_BUILD", "LOCKSTEP_REQUIRE_CONTAINERS")
                .flatMap(name -> variable(name).stream())
                .findFirst()
                .or(this::server);
    }

    /** Some build servers tell only their address or version. */
    private Optional<String> server() {
        return Stream.of("JENKINS_URL", "TEAMCITY_VERSION")
                .filter(name -> environment.apply(name) != null)
                .findFirst();
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name))
                .filter(value -> YES.contains(value.toLowerCase(Locale.ROOT)))
                .map(value -> name + "=" + value);
    }
}
