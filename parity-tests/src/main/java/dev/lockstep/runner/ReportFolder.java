package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.report.Reason;
import dev.lockstep.report.Recording;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder that a run writes to, and never one that an earlier run has written to. */
final class ReportFolder {

    private final Path home;

    /** @param home where new folders are made, {@code lockstep-out} */
    ReportFolder(Path home) {
        this.home = home;
    }

    /**
     * The folder to write to, made and empty.
     *
     * @param out the folder that was asked for, empty for a new one under {@code lockstep-out}
     * @param name what a new one is called; a number follows when there is one of that name
     */
    Path create(Optional<Path> out, String name) {
        try {
            return out.isPresent() ? asked(out.get()) : numbered(name);
        } catch (IOException e) {
            throw new InputException(
                    "--out: cannot write to " + out.orElse(home) + " (" + Reason.of(e) + "); name another folder", e);
        }
    }

    /** @throws InputException when it is the folder of a campaign, and the folders of its walks are in it */
    static void requireOneWalk(Path walked) {
        if (!Files.isDirectory(walked) || Files.exists(walked.resolve(Recording.COMMANDS))) {
            return;
        }
        try (Stream<Path> entries = Files.list(walked)) {
            entries.filter(entry -> Files.exists(entry.resolve(Recording.COMMANDS)))
                    .sorted()
                    .findFirst()
                    .ifPresent(walk -> {
                        throw new InputException(walked
                                + ": a campaign, with a folder for each of its walks; name one, such as " + walk);
                    });
        } catch (IOException e) {
            throw new InputException(walked + ": cannot be read (" + Reason.of(e) + ")", e);
        }
    }

    private static Path asked(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new InputException("--out: " + folder
                        + " is not empty, and no earlier report is overwritten; name another folder");
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
