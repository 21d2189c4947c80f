package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code lockstep dist}, for its help. The script of a checkout does the work, because it knows where the jars are. */
@CommandLine.Command(
        name = "dist",
        description =
                "Writes an archive that runs from any folder, without the sources and without Maven; Java 17 or newer"
                        + " is needed there.",
        mixinStandardHelpOptions = true)
final class DistCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ARCHIVE",
            arity = "0..1",
            description = "The archive. Default: lockstep.tar.gz in the working directory.")
    private Path archive;

    @Override
    public Integer call() {
        throw new InputException("dist: only ./lockstep of a checkout can write the archive "
                + (archive == null ? "lockstep.tar.gz" : archive));
    }
}
