package dev.lockstep.server;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * An image that is built from a folder with a Dockerfile. Its tag is the hash of all that is in the folder, so it is
 * built only once, and a change of the folder makes another image.
 */
public final class BuiltImage {

    private BuiltImage() {}

    /**
     * Returns the name of the image. Builds it if the engine does not have it.
     *
     * @param folder the folder with the Dockerfile
     * @param system the name of the system, which is a part of the tag
     * @throws ArmUnavailableException if there is no engine, or if it cannot be built
     */
    public static String of(Path folder, String system) throws ArmUnavailableException, InterruptedException {
        if (ContainerEngine.find() instanceof ContainerEngine.Missing missing) {
            throw new ArmUnavailableException("an image is to be built from " + folder + ", but " + missing.reason());
        }
        try {
            String tag = "lockstep/" + system.toLowerCase(Locale.ROOT) + "-described:"
                    + hash(folder).substring(0, 16);
            if (!isThere(tag)) {
                build(folder, tag);
            }
            return tag;
        } catch (IOException | RuntimeException e) {
            throw new ArmUnavailableException(
                    "the image of " + folder + " cannot be built: "
                            + ServerImage.rootOf(e).getMessage().strip(),
                    e);
        }
    }

    private static boolean isThere(String tag) {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(tag).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private static void build(Path folder, String tag) {
        // Labelled first, so that the remains of a killed build are recognised as Lockstep's.
        DockerClientFactory.instance()
                .client()
                .buildImageCmd(folder.toFile())
                .withTags(Set.of(tag))
                .withLabels(Labels.of(Labels.IMAGE))
                .exec(new BuildImageResultCallback())
                .awaitImageId();
    }

    private static String hash(Path folder) throws IOException {
        List<String> parts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted().toList()) {
                String name = folder.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    parts.add(name + " -> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path)) {
                    parts.add(name + (Files.isExecutable(path) ? " runs " : " ") + Sha256.ofFile(path));
                }
            }
        }
        return Sha256.ofTexts(parts.toArray(String[]::new));
    }
}
