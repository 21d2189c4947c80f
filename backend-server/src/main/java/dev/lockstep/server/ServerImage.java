package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.platform.FileDigests;
import dev.lockstep.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * The image of a server: a Java runtime, the server's jars and Lockstep's own small programs. Root owns all of it, and
 * a user that owns only the data folder runs it. The tag is the hash of the whole content, so an image is built only
 * once.
 */
final class ServerImage {

    /** The id of the user that the server runs as, and of that user's group. */
    static final int USER_ID = 10001;

    static final String USER = USER_ID + ":" + USER_ID;

    static final String DATA = "/data";

    private static final int READABLE = 0100644;
    private static final String NAME_A_BASE =
            ". If no image can be built from this Java here, name one that has Java with --server-base.";
    private static final String APP = "/opt/lockstep";

    private final ServerProgram program;
    private final Optional<String> base;
    private final Optional<JavaRuntime> runtime;

    private ServerImage(ServerProgram program, Optional<String> base, Optional<JavaRuntime> runtime) {
        this.program = program;
        this.base = base;
        this.runtime = runtime;
    }

    /** Returns the image of a server on a base image that has Java. */
    static ServerImage onBase(ServerProgram program, String base) {
        return new ServerImage(program, Optional.of(base), Optional.empty());
    }

    /** Returns the image of a server without a base image. */
    static ServerImage fromNothing(ServerProgram program, JavaRuntime runtime) {
        return new ServerImage(program, Optional.empty(), Optional.of(runtime));
    }

    /** Returns the command that starts Java in the image, with the server's class path. */
    List<String> java() {
        List<String> classPath = new ArrayList<>(List.of(APP + "/classes"));
        jarsByName().keySet().forEach(name -> classPath.add(APP + "/" + name));
        return List.of(runtime.isPresent() ? "/opt/java/bin/java" : "java", "-cp", String.join(":", classPath));
    }

    /**
     * Returns the image's tag. Builds the image if the engine does not have it.
     *
     * @throws ArmUnavailableException if it cannot be built here
     */
    String build() throws ArmUnavailableException, InterruptedException {
        try {
            String from = base.isPresent() ? idOf("base image", base.get()) : "scratch";
            String tag = "lockstep/" + program.name() + ":" + contentHash(from).substring(0, 16);
            return isThere(tag) ? tag : build(tag, from);
        } catch (RuntimeException e) {
            throw new ArmUnavailableException(
                    "the image of the server " + program.name() + " cannot be built: "
                            + rootOf(e).getMessage().strip() + (base.isPresent() ? "" : NAME_A_BASE),
                    e);
        }
    }

    /**
     * Returns the id of an image, because its tag may point to another image later. A registry is asked only once:
     * Testcontainers would ask one that lacks the image repeatedly, for two minutes.
     *
     * @param what the image, for people
     * @param base the name of the image
     */
    static String idOf(String what, String base) throws ArmUnavailableException, InterruptedException {
        if (!isThere(base)) {
            try {
                client().pullImageCmd(DockerImageName.parse(base).asCanonicalNameString())
                        .start()
                        .awaitCompletion();
            } catch (RuntimeException e) {
                throw new ArmUnavailableException(
                        "the " + what + " " + base + " is not on this machine and cannot be pulled ("
                                + rootOf(e).getMessage().strip() + ")",
                        e);
            }
        }
        return client().inspectImageCmd(base).exec().getId();
    }

    private String contentHash(String from) {
        List<String> parts = new ArrayList<>(List.of(dockerfile(from, Map.of())));
        runtime.ifPresent(made -> parts.add(made.key()));
        jarsByName().forEach((name, jar) -> parts.add(name + " " + FileDigests.of(jar)));
        OwnPrograms.classFiles()
                .forEach((name, content) -> parts.add(name + " " + new String(content, StandardCharsets.ISO_8859_1)));
        return Sha256.ofTexts(parts.toArray(String[]::new));
    }

    private String build(String tag, String from) {
        // Labelled first, so that the remains of a killed build are recognised as Lockstep's.
        ImageFromDockerfile image = new ImageFromDockerfile(tag, false)
                .withFileFromString("Dockerfile", dockerfile(from, Labels.of(Labels.IMAGE)))
                .withFileFromString("data/.lockstep", "The data of one arm of one walk.\n");
        runtime.ifPresent(made -> image.withFileFromPath("root", made.root()));
        jarsByName().forEach((name, jar) -> image.withFileFromPath("app/" + name, jar, READABLE));
        OwnPrograms.classFiles()
                .forEach((name, content) ->
                        image.withFileFromTransferable("app/classes/" + name, Transferable.of(content, READABLE)));
        return image.get();
    }

    private String dockerfile(String from, Map<String, String> labels) {
        StringBuilder file = new StringBuilder("FROM " + from + "\n");
        new TreeMap<>(labels).forEach((name, value) -> file.append("LABEL " + name + "=\"" + value + "\"\n"));
        if (runtime.isPresent()) {
            file.append("COPY root/ /\n");
        }
        return file.append("COPY app/ " + APP + "/\n")
                .append("COPY --chown=" + USER + " data/ " + DATA + "/\n")
                .append("USER " + USER + "\n")
                .append("WORKDIR " + DATA + "\n")
                .append("ENTRYPOINT []\n")
                .toString();
    }

    /** Numbered, because two jars may have the same name and their order matters. */
    private Map<String, Path> jarsByName() {
        Map<String, Path> named = new TreeMap<>();
        for (Path jar : program.jars()) {
            named.put(String.format(Locale.ROOT, "%03d-%s", named.size(), jar.getFileName()), jar);
        }
        return named;
    }

    private static boolean isThere(String tag) {
        try {
            client().inspectImageCmd(tag).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
