package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The plugins that a command loads. */
final class PluginOptions {

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description =
                    "A plugin: a jar with systems, transports or workloads, which can then be named. May be repeated.")
    private List<Path> jars = List.of();

    Catalogue catalogue() {
        return Plugins.catalogue(jars);
    }

    /** Returns the words that load the same plugins in another command. */
    List<String> words() {
        return jars.stream()
                .flatMap(jar -> Stream.of("--plugin", jar.toString()))
                .toList();
    }
}
