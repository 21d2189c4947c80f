package dev.lockstep.server;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.JavaFiles;
import dev.lockstep.platform.FileTree;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
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
 * needs, together with the shared libraries that it links. It is built once for each Java, set of modules and state of
 * the libraries, and is kept in the user's cache. It is written under another name and then moved into place, so a
 * folder under the final name is always complete.
 *
 * @param root the folder to copy to the image's root; Java is in {@code opt/java}
 * @param key distinguishes this runtime from every other
 */
record JavaRuntime(Path root, String key) {

    /** Increased when the way of building the folder changes. */
    private static final String RECIPE = "3";

    /**
     * Libraries for a screen, which a server does not have. They link libraries that are missing with a headless Java
     * such as Debian's.
     */
    private static final Set<String> FOR_A_SCREEN = Set.of("libawt_xawt.so", "libjawt.so", "libsplashscreen.so");

    /**
     * Java's time-zone data. It is updated apart from the modules, and both sides of a comparison must have the same.
     */
    private static final String TIME_ZONES = "lib/tzdb.dat";

    private static final Path HERE = Path.of(System.getProperty("java.home"));

    private static final String ROOT = "root";
    private static final String LIBRARIES = "libraries";
    private static final int SHORT = 16;

    /**
     * Finds the runtime in the cache, or builds it.
     *
     * @param modules the modules that the engine needs
     * @param cache the user's cache
     * @throws ArmUnavailableException if this Java cannot be reduced; the message says what to do instead
     */
    static JavaRuntime with(List<String> modules, Path cache) throws ArmUnavailableException, InterruptedException {
        try {
            Path runtimes = Files.createDirectories(cache.resolve("runtimes"));
            String java = Sha256.ofTexts(RECIPE, JavaFiles.ofThisProcess().key(), String.join(",", modules));
            Optional<JavaRuntime> found = find(runtimes, java);
            return found.isPresent() ? found.get() : make(runtimes, java, modules);
        } catch (IOException | IllegalStateException e) {
            throw new ArmUnavailableException(
                    "no image can be built from the Java in " + HERE + " (" + e.getMessage()
                            + "). Run with a full JDK, or name an image that has Java with --server-base.",
                    e);
        }
    }

    /** Finds the runtime whose copies of this machine's libraries are still the same as the libraries. */
    static Optional<JavaRuntime> find(Path runtimes, String java) throws IOException {
        List<Path> candidates;
        try (Stream<Path> folders = Files.list(runtimes)) {
            candidates = folders.filter(
                            folder -> folder.getFileName().toString().startsWith(shortened(java) + "-"))
                    .sorted()
                    .toList();
        }
        for (Path folder : candidates) {
            HostLibraries libraries = HostLibraries.read(folder.resolve(LIBRARIES));
            if (folder.equals(folder(runtimes, java, libraries))) {
                return Optional.of(of(folder, java, libraries));
            }
        }
        return Optional.empty();
    }

    private static JavaRuntime make(Path runtimes, String java, List<String> modules)
            throws IOException, InterruptedException {
        Path draft = Files.createTempDirectory(runtimes, ".draft-");
        try {
            Path root = Files.createDirectory(draft.resolve(ROOT));
            Path home = Files.createDirectory(root.resolve("opt")).resolve("java");
            link(home, modules);
            for (String library : FOR_A_SCREEN) {
                Files.deleteIfExists(home.resolve("lib").resolve(library));
            }
            Files.copy(HERE.resolve(TIME_ZONES), home.resolve(TIME_ZONES), StandardCopyOption.REPLACE_EXISTING);
            // Half of a small server's start is spent loading Java's own classes.
            output(home.resolve("bin/java").toString(), "-Xshare:dump");
            HostLibraries libraries = libraries(home);
            libraries.copyBelow(root);
            libraries.write(draft.resolve(LIBRARIES));
            // The image keeps the file modes, and the server does not run as the user who built it.
            makeReadable(root);
            Path folder = folder(runtimes, java, libraries);
            moveUnlessThere(draft, folder);
            return of(folder, java, libraries);
        } catch (IOException | RuntimeException | InterruptedException e) {
            new FileTree(draft).delete();
            throw e;
        }
    }

    /** Makes all of it readable for everybody, and makes executable for everybody what its owner may execute. */
    private static void makeReadable(Path root) throws IOException {
        for (Path path : new FileTree(root).deepestFirst()) {
            boolean runnable = Files.isDirectory(path) || Files.isExecutable(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Another walk may have built the same folder meanwhile; then its folder is used. */
    static void moveUnlessThere(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            new FileTree(draft).delete();
        }
    }

    private static JavaRuntime of(Path folder, String java, HostLibraries libraries) {
        return new JavaRuntime(folder.resolve(ROOT), Sha256.ofTexts(java, libraries.key()));
    }

    private static Path folder(Path runtimes, String java, HostLibraries libraries) {
        return runtimes.resolve(shortened(java) + "-" + shortened(libraries.key()));
    }

    private static String shortened(String digest) {
        return digest.substring(0, SHORT);
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

    private static HostLibraries libraries(Path java) throws IOException, InterruptedException {
        SharedLibraries libraries = new SharedLibraries(java);
        Set<Path> linked = new TreeSet<>();
        for (Path program : programs(java)) {
            linked.addAll(libraries.in(output("ldd", program.toString())));
        }
        return new HostLibraries(List.copyOf(linked));
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
