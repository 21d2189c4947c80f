package dev.lockstep.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class MemoryDiskTest {

    private final MemoryDisk disk = new MemoryDisk();

    @Test
    void what_is_written_is_read_again_across_the_pages() throws IOException {
        disk.create("f");
        byte[] bytes = "0123456789".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        disk.write("f", 4090, ByteBuffer.wrap(bytes));

        assertThat(disk.size("f")).isEqualTo(24090);
        ByteBuffer read = ByteBuffer.allocate(30000);
        assertThat(disk.read("f", 4090, read)).isEqualTo(20000);
        assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(disk.read("f", 24090, ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void a_copy_and_its_origin_do_not_see_each_others_later_writes() throws IOException {
        disk.create("f");
        write(disk, "f", 0, "first");
        MemoryDisk copy = disk.copy();
        write(disk, "f", 0, "FIRST");
        write(copy, "f", 5, " copy");

        assertThat(text(disk, "f")).isEqualTo("FIRST");
        assertThat(text(copy, "f")).isEqualTo("first copy");
    }

    @Test
    void what_was_cut_off_is_zero_when_the_file_grows_again() throws IOException {
        disk.create("f");
        write(disk, "f", 0, "secret");
        disk.truncate("f", 1);
        write(disk, "f", 4, "x");

        assertThat(text(disk, "f")).isEqualTo("s\0\0\0x");
    }

    @Test
    void a_rename_replaces_and_a_copy_has_no_locks() throws IOException {
        disk.create("a");
        disk.create("b");
        write(disk, "a", 0, "a");
        assertThat(disk.lock("b")).isTrue();
        assertThat(disk.lock("b")).isFalse();
        disk.rename("a", "b");

        assertThat(disk.list("")).containsExactly("b");
        assertThat(text(disk, "b")).isEqualTo("a");
        assertThat(disk.copy().lock("b")).isTrue();
        assertThatThrownBy(() -> disk.size("a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void the_recorded_events_give_the_same_files_on_another_disk() throws IOException {
        RecordingDisk recording = new RecordingDisk(disk);
        recording.create("a");
        recording.create("a");
        write(recording, "a", 3, "abc");
        recording.truncate("a", 100);
        recording.force("a");
        recording.truncate("a", 5);
        recording.rename("a", "b");
        recording.delete("missing");

        assertThat(recording.events())
                .extracting(DiskEvent::brief)
                .containsExactly("create a", "write a 3+3", "force a", "truncate a 5", "rename a b");
        MemoryDisk again = new MemoryDisk();
        for (DiskEvent event : recording.events()) {
            event.applyTo(again);
        }
        assertThat(text(again, "b")).isEqualTo(text(disk, "b")).isEqualTo("\0\0\0ab");
    }

    static void write(Disk disk, String file, long position, String text) throws IOException {
        disk.write(file, position, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    static String text(Disk disk, String file) throws IOException {
        ByteBuffer read = ByteBuffer.allocate((int) disk.size(file));
        disk.read(file, 0, read);
        return new String(read.array(), StandardCharsets.US_ASCII);
    }
}
