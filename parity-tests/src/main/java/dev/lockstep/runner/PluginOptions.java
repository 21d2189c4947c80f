package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.platform.Sha256;
import dev.lockstep.report.PlannedWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * Returns the contents of the named plugins, or else of those with which a walk was played.
     *
     * @param walked the folder of the walk
     */
    Catalogue catalogue(Path walked) {
        if (jars.isEmpty()) {
            jars = recorded(walked);
        }
        return catalogue();
    }

    private static List<Path> recorded(Path walked) {
        try {
            List<Path> recorded = Files.isDirectory(walked)
                    ? PlannedWalk.read(walked).stream()
                            .flatMap(plan -> plan.jars().stream())
                            .toList()
                    : List.of();
            recorded.stream().filter(Files::notExists).findFirst().ifPresent(gone -> {
                throw new InputException(
                        walked + ": its plugin " + gone + " is not there any more; name it with --plugin");
            });
            return recorded;
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** Returns the digests of the named plugins, by file name, because a path is of one machine. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        jars.forEach(jar -> digests.put("plugin " + jar.getFileName(), Sha256.ofFile(jar)));
        return digests;
    }

    /** Returns the words that load the same plugins in another command. */
    List<String> words() {
        return jars.stream()
                .flatMap(jar -> Stream.of("--plugin", jar.toString()))
                .toList();
    }
}
