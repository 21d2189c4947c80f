package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.server.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A walk's password must not appear in anything that it writes, nor in anything that another user of the machine can
 * see.
 */
abstract class SecretPassword {

    private static final long STEPS = 60;

    private final Password password = Password.random();

    @TempDir
    private Path root;

    abstract Launcher launcher();

    /** Returns the other visible information about the running arm, by name. */
    abstract List<String> seenOf(String arm);

    /** Kills the server, so that the walk reports the server's last output. */
    abstract void kill(String arm);

    @Test
    void it_is_in_no_file_no_process_and_no_description() throws IOException {
        List<String> seen = new ArrayList<>();
        WalkResult result = new ServedWalk(launcher(), password, STEPS, Duration.ofSeconds(30))
                .play(root, new WalkListener() {
                    private SortedMap<String, String> arm;

                    @Override
                    public void opened(SortedMap<String, SortedMap<String, String>> arms) {
                        arm = arms.get(ServedWalk.ARM);
                        look();
                    }

                    @Override
                    public void stepped(StepRecord step) {
                        if (step.step() == STEPS / 2) {
                            look();
                        } else if (step.step() == STEPS - 1) {
                            look();
                            kill(arm.getOrDefault("container", ""));
                        }
                    }

                    private void look() {
                        seen.add(arm.toString());
                        seen.addAll(processes());
                        seen.addAll(seenOf(arm.getOrDefault("container", "")));
                    }
                });

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings()
                        .get(0)
                        .step()
                        .outcomes()
                        .get(ServedWalk.ARM)
                        .toString())
                .contains("server log");
        seen.add(result.toString());
        List<Path> files = files();
        assertThat(files)
                .contains(
                        root.resolve(Recording.COMMANDS),
                        root.resolve(Recording.JOURNAL),
                        root.resolve(Recording.REPORT));
        files.forEach(file -> seen.add(file + "\n" + bytes(file)));
        assertThat(seen).noneMatch(text -> text.contains(password.reveal()));
    }

    /**
     * Returns the command line and the environment of every process that may be read, including this one and its
     * children.
     */
    private static List<String> processes() {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .flatMap(path -> Stream.of(path.resolve("cmdline"), path.resolve("environ")))
                    .filter(Files::isReadable)
                    .map(SecretPassword::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Read byte by byte, so that no byte can hide another. */
    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException endedOrForbidden) {
            return "";
        }
    }
}
