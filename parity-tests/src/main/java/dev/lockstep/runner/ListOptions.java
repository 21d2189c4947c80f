package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which list of known differences is meant. */
final class ListOptions {

    @Option(
            names = "--system",
            paramLabel = "NAME",
            defaultValue = "h2",
            description = "The system whose list it is. Default: h2.")
    String system;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "The list. Default: parity-tests/known/SYSTEM.yaml of the checkout.")
    Optional<Path> known;

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description = "A jar whose systems, transports and workloads can then be named; may be given again.")
    List<Path> plugins = List.of();

    KnownList list() {
        Catalogue catalogue = Plugins.catalogue(plugins);
        return KnownList.find(catalogue, catalogue.system(system), known);
    }
}
