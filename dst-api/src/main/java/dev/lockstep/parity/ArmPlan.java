package dev.lockstep.parity;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.Engine;
import java.util.Map;

/**
 * An arm that is to take part in a walk.
 *
 * @param name its name in the walk, unique there
 * @param provider opens it
 * @param engine the system in the version that it runs
 * @param client the system in the version that speaks to it
 * @param settings see {@link dev.lockstep.backend.ArmContext#settings}
 */
public record ArmPlan(
        String name, BackendProvider provider, Engine engine, Engine client, Map<String, String> settings) {
    public ArmPlan {
        settings = Map.copyOf(settings);
    }

    /** Plans an arm whose two ends are of one version, without settings. */
    public static ArmPlan of(String name, BackendProvider provider, Engine engine) {
        return new ArmPlan(name, provider, engine, engine, Map.of());
    }

    /** Whether the two differ in their names alone. */
    boolean sameBut(ArmPlan other) {
        return provider == other.provider
                && engine.version().equals(other.engine.version())
                && client.version().equals(other.client.version())
                && settings.equals(other.settings);
    }
}
