package dev.lockstep.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For a test with the tag {@code container}. Runs with a container engine. Without one it is not run and says so in one line; where LOCKSTEP_REQUIRE_CONTAINERS is true,
 * it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EngineCondition.class)
public @interface NeedsContainers {}
