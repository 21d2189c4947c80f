package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder for a run's files, and never one that contains an earlier run's files. */
final class ReportFolder {

    private final Path home;

    /**
     * Creates the finder.
     *
     * @param home the folder for new folders, {@code lockstep-out}
     */
    ReportFolder(Path home) {
        this.home = home;
    }

    /**
     * Creates an empty folder for the run's files.
     *
     * @param out the requested folder; empty for a new one under {@code lockstep-out}
     * @param name the name of a new folder; a number follows if the name is taken
     */
    Path create(Optional<Path> out, String name) {
        try {
            return out.isPresent() ? asked(out.get()) : numbered(name);
        } catch (IOException e) {
            throw new InputException(
                    "--out: cannot write to " + out.orElse(home) + " (" + Reason.of(e) + "); name another folder", e);
        }
    }

    /** Whether a folder has the recorded commands of a walk. */
    static boolean hasCommands(Path folder) {
        return new PackedFile(folder.resolve(Recording.COMMANDS)).exists();
    }

    /**
     * Checks that a folder belongs to one walk.
     *
     * @throws InputException if the folder belongs to a campaign, whose walks have folders inside it
     */
    static void requireOneWalk(Path walked) {
        if (!Files.isDirectory(walked) || hasCommands(walked)) {
            return;
        }
        try (Stream<Path> entries = Files.list(walked)) {
            entries.filter(ReportFolder::hasCommands).sorted().findFirst().ifPresent(walk -> {
                throw new InputException(walked
                        + " is the folder of a campaign, with a folder for each of its walks; name one of them,"
                        + " such as " + walk);
            });
        } catch (IOException e) {
            throw new InputException(walked + ": cannot be read (" + Reason.of(e) + ")", e);
        }
    }

    /**
     * Reads the report of a walk.
     *
     * @throws InputException if the folder has no report, or a damaged one
     */
    static Report report(Path walked) {
        try {
            return ReportFile.read(walked);
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static Path asked(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new InputException("--out: " + folder
                        + " is not empty, and an earlier report is never overwritten; name another folder");
            }
        }
        return provenWritable(folder);
    }

    private Path numbered(String name) throws IOException {
        Files.createDirectories(home);
        for (int number = 1; ; number++) {
            Path folder = home.resolve(number == 1 ? name : name + "-" + number);
            try {
                return Files.createDirectory(folder);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
    }

    private static Path provenWritable(Path folder) throws IOException {
        Files.delete(Files.createTempFile(folder, "writable", ""));
        return folder;
    }
}
