package dev.lockstep.report;

import dev.lockstep.system.Avoidances;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;

/**
 * The known bugs that a walk steered round, and those that it met on purpose.
 *
 * @param inForce the names of the avoidances that were in force
 * @param met the avoidances that were not, each with the settings that replaced its own; see {@link Avoidances}
 */
public record Avoided(List<String> inForce, List<String> met) {

    public Avoided {
        inForce = List.copyOf(inForce);
        met = List.copyOf(met);
    }

    /** Returns the part of the report about walks of this system. */
    public static Avoided in(SystemUnderTest system) {
        Avoidances avoidances = system.avoidances();
        return new Avoided(avoidances.inForce(), avoidances.words());
    }
}
