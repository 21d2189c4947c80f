package dev.lockstep.server;

import dev.lockstep.backend.ArmUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.zeroturnaround.exec.InvalidExitValueException;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * The root of an image that is built from nothing: the Java runtime of this walk, reduced to the modules that an engine
 * needs, together with the shared libraries that it links. It is built once for each Java and set of modules and is
 * kept in the user's cache. It is written under another name and then moved into place, so a folder under the final
 * name is always complete.
 *
 * @param root the folder to copy to the image's root; Java is in {@code opt/java}
 * @param key distinguishes this runtime from every other
 */
record JavaRuntime(Path root, String key) {

    /** Increased when the way of building the folder changes. */
    private static final String RECIPE = "2";

    /**
     * Libraries for a screen, which a server does not have. They link libraries that are missing with a headless Java
     * such as Debian's.
     */
    private static final Set<String> FOR_A_SCREEN = Set.of("libawt_xawt.so", "libjawt.so", "libsplashscreen.so");

    private static final Path HERE = Path.of(System.getProperty("java.home"));

    /**
     * Finds the runtime in the cache, or builds it.
     *
     * @param modules the modules that the engine needs
     * @param cache the user's cache
     * @throws ArmUnavailableException if this Java cannot be reduced; the message says what to do instead
     */
    static JavaRuntime with(List<String> modules, Path cache) throws ArmUnavailableException, InterruptedException {
        try {
            String key = Digest.of(RECIPE, Files.readString(HERE.resolve("release")), String.join(",", modules));
            Path root = cache.resolve("runtimes").resolve(key.substring(0, 16));
            if (!Files.isDirectory(root)) {
                make(root, modules);
            }
            return new JavaRuntime(root, key);
        } catch (IOException | IllegalStateException e) {
            throw new ArmUnavailableException(
                    "no image can be built from the Java in " + HERE + " (" + e.getMessage()
                            + "). Run with a full JDK, or name an image that has Java with --server-base.",
                    e);
        }
    }

    private static void make(Path root, List<String> modules) throws IOException, InterruptedException {
        Files.createDirectories(root.getParent());
        Path draft = Files.createTempDirectory(root.getParent(), ".draft-");
        try {
            Path java = Files.createDirectories(draft.resolve("opt")).resolve("java");
            link(java, modules);
            for (String library : FOR_A_SCREEN) {
                Files.deleteIfExists(java.resolve("lib").resolve(library));
            }
            // Half of a small server's start is spent loading Java's own classes.
            output(java.resolve("bin/java").toString(), "-Xshare:dump");
            copyLibraries(java, draft);
            // The image keeps the file modes, and the server does not run as the user who built it.
            new FileTree(draft).makeReadable();
            Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException madeByAnotherWalk) {
            new FileTree(draft).delete();
        } catch (IOException | RuntimeException | InterruptedException e) {
            new FileTree(draft).delete();
            throw e;
        }
    }

    private static void link(Path java, List<String> modules) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exit = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("it has no jlink"))
                .run(
                        out,
                        out,
                        "--add-modules",
                        String.join(",", modules),
                        "--no-man-pages",
                        "--no-header-files",
                        "--strip-java-debug-attributes",
                        "--output",
                        java.toString());
        if (exit != 0) {
            throw new IllegalStateException("jlink: " + said.toString().strip());
        }
    }

    private static void copyLibraries(Path java, Path root) throws IOException, InterruptedException {
        SharedLibraries libraries = new SharedLibraries(java);
        Set<Path> linked = new TreeSet<>();
        for (Path program : programs(java)) {
            linked.addAll(libraries.in(output("ldd", program.toString())));
        }
        for (Path library : linked) {
            Path copy = root.resolve(Path.of("/").relativize(library));
            Files.createDirectories(copy.getParent());
            Files.copy(library.toRealPath(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<Path> programs(Path java) throws IOException {
        try (Stream<Path> files = Files.walk(java.resolve("lib"))) {
            return Stream.concat(
                            Stream.of(java.resolve("bin/java")),
                            files.filter(Files::isRegularFile)
                                    .filter(file ->
                                            file.getFileName().toString().endsWith(".so")))
                    .toList();
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessExecutor(command)
                    .environment("LC_ALL", "C")
                    .readOutput(true)
                    .exitValueNormal()
                    .timeout(1, TimeUnit.MINUTES)
                    .execute()
                    .outputUTF8();
        } catch (TimeoutException | InvalidExitValueException e) {
            throw new IllegalStateException(String.join(" ", command) + ": " + e.getMessage(), e);
        }
    }
}
