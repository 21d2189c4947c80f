package dev.lockstep.junit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The parameters from outside of the tests. A system property comes first, because a person types it; what a build file
 * says for every run is a configuration parameter of JUnit.
 */
@FunctionalInterface
interface Overrides {

    String PREFIX = "lockstep.";

    /** A property of Lockstep's own tests. */
    String OF_THE_SHRINKING_SUITE = "lockstep.shrink.seeds";

    String SEEDS = "lockstep.seeds";
    String SEED_BASE = "lockstep.seed.base";
    String STEPS = "lockstep.steps";
    String ARMS = "lockstep.arms";
    String REPLAY = "lockstep.replay";
    String SHARD = "lockstep.shard";
    String SHRINK = "lockstep.shrink";
    String OUT = "lockstep.out";
    String REQUIRED = "lockstep.required";

    /** All parameters of a test. */
    List<String> ALL = List.of(SEEDS, SEED_BASE, STEPS, ARMS, REPLAY, SHARD, SHRINK, OUT, REQUIRED);

    /** The parameters that a replay needs again, because they decide what is walked. */
    List<String> OF_THE_WALK = List.of(ARMS);

    /** Returns what was given for a parameter. */
    Optional<String> given(String name);

    static Overrides of(ExtensionContext context) {
        return name -> Optional.ofNullable(System.getProperty(name)).or(() -> context.getConfigurationParameter(name));
    }

    /**
     * Returns the text of a parameter.
     *
     * @throws ExtensionConfigurationException if it is given without a value, which is never what somebody wants
     */
    default Optional<String> text(String name) {
        Optional<String> text = given(name).map(String::strip);
        if (text.filter(String::isEmpty).isPresent()) {
            throw new ExtensionConfigurationException(name + " is empty; give it a value, or leave it out");
        }
        return text;
    }

    /**
     * Refuses a name that begins like a parameter's name: it would change nothing, and the person who wrote it would
     * believe otherwise.
     */
    static void requireNames(Collection<String> names) {
        for (String name : names) {
            if (!ALL.contains(name) && !name.equals(OF_THE_SHRINKING_SUITE) && name.startsWith(PREFIX)) {
                ALL.stream()
                        .filter(known -> known.startsWith(name) || name.startsWith(known))
                        .findFirst()
                        .ifPresent(near -> {
                            throw refused(name, "there is no such parameter; write " + near);
                        });
            }
        }
    }

    /** Returns the refusal of a value; its message names the parameter. */
    static ExtensionConfigurationException refused(String name, String why) {
        return new ExtensionConfigurationException(name + ": " + why);
    }
}
