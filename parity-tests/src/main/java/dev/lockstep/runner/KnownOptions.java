package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The list of known differences that a command works with. */
final class KnownOptions {

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "The list of known differences. Default: the list in the plugin that provides the system, otherwise"
                            + " parity-tests/known/SYSTEM.yaml of the checkout.")
    private Optional<Path> file;

    KnownList list(Catalogue catalogue, SystemUnderTest system) {
        return KnownList.find(catalogue, system, file);
    }

    /** Returns the list to which something is added; it need not exist yet. */
    KnownList toAddTo(Catalogue catalogue, SystemUnderTest system) {
        return KnownList.toAddTo(catalogue, system, file);
    }

    /** Returns the words that name the same list to another command. */
    List<String> words() {
        return file.stream()
                .flatMap(list -> Stream.of("--known", list.toString()))
                .toList();
    }
}
