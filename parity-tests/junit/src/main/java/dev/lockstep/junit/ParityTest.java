package dev.lockstep.junit;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.workload.Workload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Plays one walk for each seed over all arms, each as a separate invocation of the test, and then the method's body.
 * The invocation fails if the arms disagree, and then the body is not run. The body may be empty; it may have a
 * parameter {@link ParityWalk} to look at the walk.
 *
 * <pre>{@code
 * @ParityTest(backends = {MapCounters.class, FileCounters.class}, workloads = CountersWorkload.class, seeds = "1..20")
 * void the_file_counts_like_the_map() {}
 * }</pre>
 *
 * <p>A single seed draws from the full alphabet of the workload. Of several, each draws the kinds of its commands too,
 * and one more invocation checks that the walks together exercised everything.
 *
 * <p>Parameters from outside, each as a system property or as a configuration parameter of JUnit, take the place of the
 * values here: {@code lockstep.seeds}, {@code lockstep.seed.base}, {@code lockstep.steps}, {@code lockstep.arms},
 * {@code lockstep.replay}, {@code lockstep.shard}, {@code lockstep.shrink}, {@code lockstep.out} and
 * {@code lockstep.required}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ParityExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface ParityTest {

    /** The name of the system. By default the one that the classes in {@link #backends} or {@link #systems} name. */
    String system() default "";

    /** The name of the workload. By default the one in {@link #workloads}, or else the usual one of the system. */
    String workload() default "";

    /**
     * The arms, as {@code ./lockstep run --arms} has them: {@code embedded}, {@code cli@2.2.224}. By default the
     * transports in {@link #backends}, or else the usual ones of the system. {@code embedded} is the reference, or else
     * the first.
     */
    String[] arms() default {};

    /** The arm that the others are compared with, if it is another one than usual. */
    String reference() default "";

    /** The seeds: {@code 1..20}, or a single one. */
    String seeds() default "1..10";

    /** The number of commands of each walk. */
    int steps() default 100;

    /**
     * Whether the seeds begin at a fresh number in each run, as many as {@link #seeds} has. The number is printed
     * before the first walk, and {@code lockstep.seed.base} gives it back.
     */
    boolean fresh() default false;

    /** The kinds of commands to draw, with those that they need. By default all of the workload. */
    String[] only() default {};

    /** Systems that no service file names. */
    Class<? extends SystemProvider>[] systems() default {};

    /** Transports that no service file names. */
    Class<? extends BackendProvider>[] backends() default {};

    /** Workloads that no service file names. */
    Class<? extends Workload<?>>[] workloads() default {};

    /** Settings for transports, {@code name=value}. */
    String[] settings() default {};

    /** Whether the reference is opened twice. A difference between the two is noise, and fails the test as such. */
    boolean aa() default false;

    /** The list of known differences. By default the one that the system's plugin ships. */
    String known() default "";

    /**
     * The folder of recorded findings, as {@code ./lockstep keep} files them. Those of the system and the workload are
     * played first, each as a separate invocation.
     */
    String corpus() default "";
}
