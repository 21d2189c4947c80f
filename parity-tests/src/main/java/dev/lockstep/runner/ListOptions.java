package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import picocli.CommandLine.Mixin;

/** The options that select a list of known differences. */
final class ListOptions {

    @Mixin
    private SystemOptions system;

    @Mixin
    private KnownOptions known;

    KnownList list() {
        Catalogue catalogue = system.catalogue();
        return known.list(catalogue, catalogue.system(system.name));
    }

    PluginOptions plugins() {
        return system.plugins();
    }
}
