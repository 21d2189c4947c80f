package dev.lockstep.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test with the tag {@code container}. The test runs if there is a container engine. Otherwise it is skipped
 * with a message of one line; if LOCKSTEP_REQUIRE_CONTAINERS is true, it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EngineCondition.class)
public @interface NeedsContainers {}
