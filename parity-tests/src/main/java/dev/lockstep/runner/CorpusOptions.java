package dev.lockstep.runner;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the corpus. */
final class CorpusOptions {

    /** The folder of the checkout; {@code ./lockstep} sets it. */
    private static final String HOME = "lockstep.home";

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "The corpus. Default: parity-tests/corpus of the checkout; the system's name follows.")
    private Optional<Path> corpus = Optional.empty();

    /** Returns the folder of a system's entries. */
    Path of(String system) {
        return corpus.orElseGet(() -> Path.of(System.getProperty(HOME, "."), "parity-tests", "corpus"))
                .resolve(system);
    }
}
