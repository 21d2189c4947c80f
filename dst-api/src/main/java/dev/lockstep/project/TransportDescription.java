package dev.lockstep.project;

import java.nio.file.Path;

/**
 * A transport as a project file describes it.
 *
 * @param system the name of the system
 * @param name the name of the transport, as {@code --arms} uses it
 * @param value the value of the form's key
 * @param home the folder of the project file, in which programs are found and run
 */
public record TransportDescription(String system, String name, YamlValue value, Path home) {}
