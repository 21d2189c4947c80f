package dev.lockstep.artifact;

/**
 * The JDBC drivers in an engine's jars. The interface is public because classes of another loader cannot use
 * package-private ones, even in a package of the same name.
 */
public interface EngineDrivers {

    /** Takes the drivers from the platform's list, which would keep all classes of the engine in memory. */
    void deregister();
}
