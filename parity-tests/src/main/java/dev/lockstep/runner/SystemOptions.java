package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for the system under test. */
final class SystemOptions {

    @Option(
            names = "--system",
            paramLabel = "NAME",
            defaultValue = "h2",
            description = "The system under test. Default: ${DEFAULT-VALUE}.")
    String name;

    @Mixin
    private PluginOptions plugins;

    Catalogue catalogue() {
        return plugins.catalogue();
    }

    PluginOptions plugins() {
        return plugins;
    }
}
