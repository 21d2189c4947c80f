package dev.lockstep.cli.driver;

import dev.lockstep.backend.Surroundings;
import java.util.Map;

/** The surroundings of a walk as variables of a program that may be in any language. */
public final class Environment {

    private Environment() {}

    /** Returns the variables. */
    public static Map<String, String> of(Surroundings surroundings) {
        return surroundings.equals(Surroundings.USUAL)
                ? Map.of()
                : Map.of(
                        "TZ",
                        surroundings.zone(),
                        "LC_ALL",
                        surroundings.locale().replace('-', '_') + "." + surroundings.charset());
    }
}
