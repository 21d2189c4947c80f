package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final Path WALK = Path.of("/out/walk");

    @Test
    void a_full_disk_is_told_with_the_folder_that_is_on_it() {
        assertThat(Reason.in(WALK, new IOException("No space left on device")))
                .isEqualTo("/out/walk: No space left on device");
    }

    @Test
    void a_message_that_names_the_folder_and_says_what_is_wrong_stays() {
        IOException unreadable = new IOException("/out/walk/report.json: not a report (line 3)");

        assertThat(Reason.in(WALK, unreadable)).isEqualTo("/out/walk/report.json: not a report (line 3)");
        assertThat(Reason.in(WALK, new FileSystemException("/out/walk/repro", null, "Read-only file system")))
                .isEqualTo("/out/walk/repro: Read-only file system");
    }

    @Test
    void a_disk_that_takes_no_more_is_known_wherever_it_was_met() {
        IOException full = new FileSystemException("/out/walk/repro", null, "No space left on device");

        assertThat(Reason.isFullDisk(full)).isTrue();
        assertThat(Reason.isFullDisk(new IllegalStateException("lost", new UncheckedIOException(full))))
                .isTrue();
        assertThat(Reason.isFullDisk(new IOException("Disk quota exceeded"))).isTrue();
        assertThat(Reason.isFullDisk(new IOException("File too large"))).isTrue();
        assertThat(Reason.isFullDisk(new AccessDeniedException("/out/walk"))).isFalse();
        assertThat(Reason.isFullDisk(new IllegalStateException("No space left on device")))
                .as("words of a system are no failure of this disk")
                .isFalse();
    }

    @Test
    void a_message_that_is_only_a_name_gets_words() {
        assertThat(Reason.in(WALK, new AccessDeniedException("/out/walk/shrunk")))
                .isEqualTo("/out/walk: permission denied");
    }
}
