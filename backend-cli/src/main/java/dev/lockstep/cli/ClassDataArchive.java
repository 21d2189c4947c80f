package dev.lockstep.cli;

import dev.lockstep.backend.CacheFolder;
import dev.lockstep.backend.JavaFiles;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.FileTree;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Halves the start-up time of a Java program. The classes that a representative run loads are kept in parsed form in a
 * file in the cache folder, and later runs map that file into memory.
 *
 * <p>Java uses such a file only with exactly the same Java, flags and jars, and is otherwise slow without a message.
 * Therefore all of these are part of the file's name. Java does not check the file itself: a truncated file crashes it.
 * Therefore the name ends with a checksum of the content, and a file is used only if its checksum is right. The file is
 * built under a temporary name, tried out, and then moved into place. Simultaneous builders, in this process or
 * another, do no worse than build the file twice.
 */
public final class ClassDataArchive {

    private static final Duration TIME = Duration.ofSeconds(60);

    private final JavaProgram program;
    private final JavaFiles java;
    private final Path cache;

    private ClassDataArchive(JavaProgram program, JavaFiles java, Path cache) {
        this.program = program;
        this.java = java;
        this.cache = cache;
    }

    /**
     * A program, with its archive if there is one.
     *
     * @param program the program
     * @param account a sentence for people about the archive
     * @param fast whether the program starts from an archive
     */
    public record Prepared(JavaProgram program, String account, boolean fast) {}

    /**
     * A run that is representative of later runs.
     *
     * @param mainClass the tool
     * @param arguments its arguments; it works in an empty folder, which is deleted afterwards
     * @param check the arguments of a run that does nothing and exits with 0
     */
    public record Rehearsal(String mainClass, List<String> arguments, List<String> check) {}

    /**
     * Finds the archive for a program, or builds it. If the cache folder cannot be used, the program starts without
     * one.
     *
     * @throws InterruptedException if the walk is being stopped
     */
    public static Prepared prepare(JavaProgram program, Rehearsal rehearsal, Launcher launcher)
            throws InterruptedException {
        return prepare(program, JavaFiles.ofThisProcess(), rehearsal, launcher, CacheFolder.path());
    }

    static Prepared prepare(JavaProgram program, JavaFiles java, Rehearsal rehearsal, Launcher launcher, Path cache)
            throws InterruptedException {
        try {
            Path archives = Files.createDirectories(cache.resolve("class-data")).toRealPath();
            return new ClassDataArchive(program, java, archives).findOrBuild(rehearsal, launcher);
        } catch (IOException | UncheckedIOException e) {
            return without(program, e.toString());
        }
    }

    private Prepared findOrBuild(Rehearsal rehearsal, Launcher launcher) throws IOException, InterruptedException {
        String key = key();
        Optional<Path> found = find(key);
        if (found.isPresent()) {
            return from(found.get());
        }
        Path work = Files.createTempDirectory(cache, "building-");
        try {
            Path built = work.resolve("archive.jsa");
            Path folder = Files.createDirectory(work.resolve("rehearsal"));
            Optional<String> failed = run(
                            program.with("-XX:ArchiveClassesAtExit=" + built),
                            folder,
                            rehearsal.mainClass(),
                            rehearsal.arguments(),
                            launcher)
                    .or(() -> Files.isRegularFile(built) ? Optional.empty() : Optional.of("Java wrote no archive"));
            if (failed.isPresent()) {
                return without(program, failed.get());
            }
            failed = run(
                    program.with("-XX:SharedArchiveFile=" + built, "-Xshare:on"),
                    folder,
                    rehearsal.mainClass(),
                    rehearsal.check(),
                    launcher);
            if (failed.isPresent()) {
                return without(program, failed.get());
            }
            Path named = cache.resolve(key + "-" + checksum(built) + ".jsa");
            return from(Files.move(built, named, StandardCopyOption.ATOMIC_MOVE));
        } finally {
            new FileTree(work).delete();
        }
    }

    /** Runs the program. The result is empty if the run succeeded, and otherwise the reason. */
    private static Optional<String> run(
            JavaProgram program, Path folder, String mainClass, List<String> arguments, Launcher launcher)
            throws IOException, InterruptedException {
        Run run = launcher.run(program.call(folder, folder, mainClass, arguments), Deadline.in(TIME));
        if (run instanceof Run.Ended ended) {
            return ended.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of("exit " + ended.exitCode() + ": "
                            + ended.errorText().strip().lines().findFirst().orElse("no message"));
        }
        return Optional.of(((Run.Lost) run).outcome().detail());
    }

    /** Returns the archive whose checksum is right. The other archives with that key are damaged and are deleted. */
    private Optional<Path> find(String key) throws IOException {
        List<Path> candidates;
        try (Stream<Path> files = Files.list(cache)) {
            candidates = files.filter(file -> file.getFileName().toString().startsWith(key + "-"))
                    .sorted()
                    .toList();
        }
        for (Path file : candidates) {
            if (file.getFileName().toString().equals(key + "-" + checksum(file) + ".jsa")) {
                return Optional.of(file);
            }
            Files.deleteIfExists(file);
        }
        return Optional.empty();
    }

    private Prepared from(Path archive) {
        // "auto" and not "on": if a jar is touched after this moment, the run becomes slower instead of failing.
        return new Prepared(
                program.with("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"), "starts from " + archive, true);
    }

    private static Prepared without(JavaProgram program, String reason) {
        return new Prepared(program, "starts without a class-data archive, which takes longer: " + reason, false);
    }

    /**
     * Returns a digest of everything that Java compares with an archive: Java itself, the flags, and the jars in their
     * order with their times.
     */
    private String key() throws IOException {
        List<String> parts =
                new ArrayList<>(List.of(java.home().toString(), java.key(), System.getProperty("os.arch")));
        parts.addAll(program.options());
        for (Path jar : program.jars()) {
            parts.add(Sha256.ofFile(jar));
            parts.add(String.valueOf(Files.getLastModifiedTime(jar).toMillis()));
        }
        return Sha256.ofText(String.join("\n", parts)).substring(0, 32);
    }

    /** Protects against damage, not against attackers. It is a fast checksum, because it is computed at every start. */
    private static String checksum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        long length = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
                length += read;
            }
        }
        return String.format(Locale.ROOT, "%d-%08x", length, sum.getValue());
    }
}
