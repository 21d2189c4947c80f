package dev.lockstep.backend;

import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import java.time.Duration;
import java.util.Map;

/**
 * The parameters with which an arm is opened.
 *
 * @param arm the arm's name in this walk
 * @param folder the arm's folder
 * @param engine the system in the version that this arm runs
 * @param client the system in the version of the client; differs from {@code engine} only for a server
 * @param operationTimeout the time limit for one operation; the walk enforces it too
 * @param startTimeout the time limit for opening the arm, and for starting its server again; the walk enforces it too
 * @param settings options that only some transports read, by name: those that {@code --set NAME=VALUE} makes, and those
 *     that have a separate option, such as {@code server.launcher}
 * @param surroundings the surroundings of the engine's process. A transport whose engine runs in this process finds
 *     them in force; one that {@linkplain BackendProvider#runsApart runs apart} starts its process in them
 */
public record ArmContext(
        String arm,
        ArmFolder folder,
        Engine engine,
        Engine client,
        Duration operationTimeout,
        Duration startTimeout,
        Map<String, String> settings,
        Surroundings surroundings) {

    /** The parameters of an arm in the surroundings of this process. */
    public ArmContext(
            String arm,
            ArmFolder folder,
            Engine engine,
            Engine client,
            Duration operationTimeout,
            Duration startTimeout,
            Map<String, String> settings) {
        this(arm, folder, engine, client, operationTimeout, startTimeout, settings, Surroundings.ofThisProcess());
    }

    /** Returns the context in which the arm keeps its store. */
    public StorageContext storage() {
        return engine.system().storage();
    }
}
