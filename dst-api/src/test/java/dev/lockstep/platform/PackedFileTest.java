package dev.lockstep.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFileTest {

    @TempDir
    private Path folder;

    private PackedFile file;
    private byte[] text;

    @BeforeEach
    void writeThreeMembers() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(1);
        while (lines.length() < 2_500_000) {
            lines.append("line ")
                    .append(random.nextLong())
                    .append("-".repeat(random.nextInt(400)))
                    .append('\n');
        }
        text = lines.toString().getBytes(StandardCharsets.US_ASCII);
        file = new PackedFile(folder.resolve("long.jsonl"));
        Files.write(file.path(), text);
    }

    @Test
    void a_packed_file_has_the_same_text_in_less_room_and_the_plain_one_is_gone() throws IOException {
        file.pack();

        assertThat(file.path()).doesNotExist();
        assertThat(file.exists()).isTrue();
        assertThat(Files.size(file.packed())).isLessThan(text.length / 4);
        assertThat(whole()).isEqualTo(text);
    }

    @Test
    void every_program_that_knows_gzip_can_read_it() throws IOException {
        file.pack();

        try (InputStream in = new GZIPInputStream(Files.newInputStream(file.packed()))) {
            assertThat(in.readAllBytes()).isEqualTo(text);
        }
    }

    @Test
    void a_line_of_each_member_is_read_alone_plain_and_packed() throws IOException {
        for (boolean packed : new boolean[] {false, true}) {
            if (packed) {
                file.pack();
            }
            for (int from = 0; from < text.length; from = after(from + 100_000)) {
                int length = after(from) - from;
                assertThat(file.read(from, length)).isEqualTo(Arrays.copyOfRange(text, from, from + length));
            }
        }
    }

    private int after(int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == '\n') {
                return i + 1;
            }
        }
        return text.length;
    }

    @Test
    void what_the_file_does_not_have_is_not_invented() throws IOException {
        file.pack();

        assertThatThrownBy(() -> file.read(text.length + 1L, 1)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> file.read(text.length - 1L, 2)).isInstanceOf(EOFException.class);
    }

    @Test
    void a_packed_file_that_is_cut_off_fails_as_such() throws IOException {
        file.pack();
        byte[] bytes = Files.readAllBytes(file.packed());
        Files.write(file.packed(), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(this::whole).isInstanceOf(IOException.class);
        assertThat(file.read(0, 4)).isEqualTo("line".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_packed_file_that_is_cut_off_between_two_members_fails_as_such() throws IOException {
        file.pack();
        byte[] bytes = Files.readAllBytes(file.packed());
        int members = 0;
        for (int end = 1; end < bytes.length; end++) {
            if (bytes[end] == 0x1f
                    && bytes[end + 1] == (byte) 0x8b
                    && bytes[end + 12] == 'L'
                    && bytes[end + 13] == 'S') {
                Files.write(file.packed(), Arrays.copyOf(bytes, end));
                assertThatThrownBy(this::whole).as("cut at %s", end).isInstanceOf(IOException.class);
                members++;
            }
        }
        assertThat(members).isEqualTo(3);
    }

    @Test
    void a_damaged_header_in_the_middle_is_no_end() throws IOException {
        file.pack();
        byte[] bytes = Files.readAllBytes(file.packed());
        for (int place = 1; place < bytes.length; place++) {
            if (bytes[place] == 0x1f && bytes[place + 1] == (byte) 0x8b && bytes[place + 12] == 'L') {
                byte[] damaged = bytes.clone();
                damaged[place] ^= 1;
                Files.write(file.packed(), damaged);
                assertThatThrownBy(this::whole).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_small_file_stays_plain() throws IOException {
        Files.write(file.path(), Arrays.copyOf(text, PackedFile.SMALL));

        file.pack();

        assertThat(file.path()).exists();
        assertThat(file.packed()).doesNotExist();
    }

    @Test
    void a_kill_between_packing_and_deleting_leaves_the_plain_file_in_force() throws IOException {
        file.pack();
        Files.writeString(file.path(), "plain");

        assertThat(whole()).asString().isEqualTo("plain");
    }

    private byte[] whole() throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }
}
