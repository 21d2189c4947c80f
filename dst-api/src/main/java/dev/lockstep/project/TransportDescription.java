package dev.lockstep.project;

import java.nio.file.Path;

/**
 * A transport as a project file describes it.
 *
 * @param system the name of the system
 * @param name the name of the transport, as {@code --arms} uses it
 * @param value the value of the form's key
 * @param home the folder of the project file, in which programs are found and run
 * @param parts the parts of the operations that the transport is asked
 */
public record TransportDescription(String system, String name, YamlValue value, Path home, Parts parts) {

    /** Describes a transport of which nobody knows what it is asked. */
    public TransportDescription(String system, String name, YamlValue value, Path home) {
        this(system, name, value, home, Parts.UNKNOWN);
    }
}
