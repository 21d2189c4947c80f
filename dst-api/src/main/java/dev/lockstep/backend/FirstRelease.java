package dev.lockstep.backend;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.system.Engine;

/**
 * The first release of a system that a transport can reach.
 *
 * @param what the transport with its system, such as {@code the Shell of H2}
 * @param version the release
 * @param lacks a sentence that says what earlier releases lack, without its full stop
 */
public record FirstRelease(String what, String version, String lacks) {

    /** Refuses an engine of an earlier release. */
    public void require(Engine engine) throws ArmUnavailableException {
        if (!VersionRange.isAtLeast(engine.version(), version)) {
            throw new ArmUnavailableException(
                    "%s %s is out of reach: before %s %s; name a later version, or another arm"
                            .formatted(what, engine.version(), version, lacks));
        }
    }
}
