package dev.lockstep.junit;

import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of the recordings of a test. A recording without a finding makes room for the next one of the same name; a
 * finding is never overwritten.
 *
 * @param home the folder
 * @param read the record that is being replayed, which may lie in the folder and must stay as it is
 */
record RecordingFolder(Path home, Optional<Path> read) {

    /** The verdicts that leave nothing behind that somebody could miss. */
    private static final Set<String> EXPENDABLE = Set.of(Verdict.PARITY.name(), Verdict.VACUOUS.name());

    /** Returns the folder of a test, in that of all build results. */
    static RecordingFolder of(Asked asked) {
        Path all = asked.overrides()
                .text(Overrides.OUT)
                .map(Path::of)
                .orElseGet(() -> buildFolder().resolve("lockstep"));
        return new RecordingFolder(
                all.toAbsolutePath().normalize().resolve(asked.name()),
                asked.replay().map(record -> record.toAbsolutePath().normalize()));
    }

    private static Path buildFolder() {
        if (Files.exists(Path.of("pom.xml"))) {
            return Path.of("target");
        }
        boolean gradle = Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return Path.of(gradle ? "build" : "lockstep-out");
    }

    /** Returns an empty folder for a recording; a number follows if another recording of that name is kept. */
    Path empty(String name) throws IOException {
        for (int number = 1; ; number++) {
            Path folder = home.resolve(number == 1 ? name : name + "-" + number);
            if (Files.exists(folder) && isExpendable(folder)) {
                new FileTree(folder).delete();
            }
            if (Files.notExists(folder)) {
                return Files.createDirectories(folder);
            }
        }
    }

    private boolean isExpendable(Path folder) {
        if (read.filter(record -> record.startsWith(folder)).isPresent()) {
            return false;
        }
        try {
            return Files.exists(folder.resolve(Recording.REPORT))
                    && EXPENDABLE.contains(ReportFile.read(folder).verdict());
        } catch (IOException damaged) {
            return false;
        }
    }
}
