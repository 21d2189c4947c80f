package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for the system under test. */
final class SystemOptions {

    private static final String USUAL = "h2";

    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "The system under test. Default: that of the project file, otherwise h2.")
    private Optional<String> asked = Optional.empty();

    /** The name of the system, once the catalogue was asked for. */
    String name = "";

    @Mixin
    private PluginOptions plugins;

    @Mixin
    private CommandArmOptions commands;

    Catalogue catalogue() {
        Catalogue catalogue = plugins.with(commands).catalogue();
        name = asked.or(() ->
                        catalogue.project().map(project -> project.system().name()))
                .orElse(USUAL);
        return catalogue;
    }

    PluginOptions plugins() {
        return plugins;
    }
}
