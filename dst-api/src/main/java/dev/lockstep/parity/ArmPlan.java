package dev.lockstep.parity;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import java.util.Map;
import java.util.Optional;

/**
 * An arm that will take part in a walk.
 *
 * @param name its name in the walk, unique there
 * @param provider the provider that opens it
 * @param engine the system in the version that it runs
 * @param client the system in the version of the client
 * @param settings see {@link dev.lockstep.backend.ArmContext#settings}
 * @param surroundings the surroundings of its engine's process
 * @param insider the other transport whose invariants look into the store that the arm has left; empty if none can
 * @param twin whether it is another arm, opened a second time to show what is random
 */
public record ArmPlan(
        String name,
        BackendProvider provider,
        Engine engine,
        Engine client,
        Map<String, String> settings,
        Surroundings surroundings,
        boolean twin,
        Optional<BackendProvider> insider) {
    public ArmPlan {
        settings = Map.copyOf(settings);
    }

    /** Plans an arm whose store nobody looks into after the walk. */
    public ArmPlan(
            String name,
            BackendProvider provider,
            Engine engine,
            Engine client,
            Map<String, String> settings,
            Surroundings surroundings,
            boolean twin) {
        this(name, provider, engine, client, settings, surroundings, twin, Optional.empty());
    }

    /** Plans the same arm, whose store another transport looks into after the walk. */
    public ArmPlan lookedIntoBy(Optional<BackendProvider> other) {
        return new ArmPlan(name, provider, engine, client, settings, surroundings, twin, other);
    }

    /** Plans an arm that is no twin, in the surroundings of this process. */
    public ArmPlan(String name, BackendProvider provider, Engine engine, Engine client, Map<String, String> settings) {
        this(name, provider, engine, client, settings, Surroundings.ofThisProcess(), false);
    }

    /** Plans the same arm in other surroundings. */
    ArmPlan in(Surroundings others) {
        return new ArmPlan(name, provider, engine, client, settings, others, twin, insider);
    }

    /** Plans the same arm under another name. */
    public ArmPlan named(String otherName) {
        return new ArmPlan(otherName, provider, engine, client, settings, surroundings, twin, insider);
    }

    /** Plans a second opening of this arm. */
    public ArmPlan again(String otherName) {
        return new ArmPlan(otherName, provider, engine, client, settings, surroundings, true, insider);
    }

    /** Plans an arm whose two ends are of one version, without settings. */
    public static ArmPlan of(String name, BackendProvider provider, Engine engine) {
        return new ArmPlan(name, provider, engine, engine, Map.of());
    }

    /** Whether the two arms differ only in their names. */
    boolean sameBut(ArmPlan other) {
        return provider == other.provider
                && engine.version().equals(other.engine.version())
                && storage().equals(other.storage())
                && client.version().equals(other.client.version())
                && settings.equals(other.settings)
                && surroundings.equals(other.surroundings);
    }

    /** Returns the context in which the arm keeps its store. */
    public StorageContext storage() {
        return engine.system().storage();
    }

    /** Returns the process in which the arm's engine runs: a separate one with the arm's name, or this one. */
    public String process() {
        return provider.runsApart() ? name : ArmPlans.HERE;
    }
}
