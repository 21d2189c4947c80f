package dev.lockstep.cli;

import dev.lockstep.backend.CacheFolder;
import dev.lockstep.backend.ClassDataFiles;
import dev.lockstep.backend.JavaFiles;
import dev.lockstep.platform.Deadline;
import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Halves the start-up time of a Java program, by one of its {@link ClassDataFiles}. If there is none, a representative
 * run builds it under a temporary name, and it is tried out before it is kept.
 */
public final class ClassDataArchive {

    private static final Duration TIME = Duration.ofSeconds(60);

    private final JavaProgram program;
    private final ClassDataFiles files;

    private ClassDataArchive(JavaProgram program, ClassDataFiles files) {
        this.program = program;
        this.files = files;
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
            ClassDataFiles files = ClassDataFiles.of(cache, java, program.options(), program.jars());
            return new ClassDataArchive(program, files).findOrBuild(rehearsal, launcher);
        } catch (IOException | UncheckedIOException e) {
            return without(program, e.toString());
        }
    }

    private Prepared findOrBuild(Rehearsal rehearsal, Launcher launcher) throws IOException, InterruptedException {
        Optional<Path> found = files.find();
        if (found.isPresent()) {
            return from(found.get());
        }
        Path work = Files.createTempDirectory(files.folder(), "building-");
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
            return from(files.keep(built));
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

    private Prepared from(Path archive) {
        // "auto" and not "on": if a jar is touched after this moment, the run becomes slower instead of failing.
        return new Prepared(
                program.with("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"), "starts from " + archive, true);
    }

    private static Prepared without(JavaProgram program, String reason) {
        return new Prepared(program, "starts without a class-data archive, which takes longer: " + reason, false);
    }
}
