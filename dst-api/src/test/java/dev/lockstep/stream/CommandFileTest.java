package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Surroundings;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.stream.Pond.Put;
import dev.lockstep.stream.Pond.Stir;
import dev.lockstep.stream.Pond.Take;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {

    private static final CommandFileHeader HEADER = new CommandFileHeader(
            CommandFileHeader.FORM, "h2", "pond", -42, 3, List.of("put", "stir", "take"), List.of());
    private static final String HEADER_LINE =
            "{\"lockstep\":1,\"system\":\"h2\",\"workload\":\"pond\",\"seed\":-42,\"generator\":3,"
                    + "\"kinds\":[\"put\",\"stir\",\"take\"]}\n";
    private static final List<Command<List<Integer>>> COMMANDS =
            List.of(new Put(1), new Stir(Optional.of("\ud800\n")), new Take(1, List.of()));

    private final CommandCodec<List<Integer>> codec = new CommandCodec<>(new Alphabet<>(Pond.ALPHABET));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("ops.jsonl");
    }

    @Test
    void everything_written_reads_back() throws Exception {
        write(COMMANDS);

        assertThat(CommandFile.readHeader(file)).isEqualTo(HEADER);
        assertThat(CommandFile.read(file, codec))
                .isEqualTo(new CommandFile<>(
                        HEADER,
                        COMMANDS.stream()
                                .map(command -> new RecordedStep<>(command, Observation.QUERY))
                                .toList()));
        assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                .startsWith(HEADER_LINE + "{\"command\":\"put\",\"number\":1}\n")
                .endsWith("}\n");
    }

    @Test
    void a_packed_file_reads_back_like_a_plain_one() throws Exception {
        List<Command<List<Integer>>> many = Collections.nCopies(15_000, new Stir(Optional.of("-".repeat(100))));
        write(many);
        new PackedFile(file).pack();

        assertThat(file).doesNotExist();
        assertThat(CommandFile.read(file, codec).commands()).isEqualTo(many);
    }

    @Test
    void the_first_line_has_the_surroundings_that_were_asked_for() throws Exception {
        Files.writeString(
                file, HEADER_LINE.replace("}\n", ",\"surroundings\":{\"server\":\"Europe/Berlin:tr-TR:UTF-8\"}}\n"));
        assertThat(CommandFile.readHeader(file).surroundings())
                .isEqualTo(Map.of("server", new Surroundings("Europe/Berlin", "tr-TR", "UTF-8")));

        Files.writeString(file, HEADER_LINE.replace("}\n", ",\"surroundings\":{\"server\":\"Mars\"}}\n"));
        assertThatThrownBy(() -> CommandFile.readHeader(file))
                .isInstanceOf(CommandFormatException.class)
                .hasMessageContaining("Mars");
    }

    @Test
    void each_command_is_in_the_file_as_soon_as_it_was_appended() throws Exception {
        try (CommandFileWriter writer = new CommandFileWriter(file, HEADER)) {
            assertThat(CommandFile.read(file, codec).commands()).isEmpty();
            writer.append(codec.recorded(COMMANDS.get(0)), Observation.QUERY);
            assertThat(CommandFile.read(file, codec).commands()).isEqualTo(COMMANDS.subList(0, 1));
        }
    }

    @Test
    void the_digest_is_that_of_the_command_lines_alone() throws Exception {
        String digest = write(List.of(new Put(1)));

        // printf '{"command":"put","number":1}\n' | sha256sum
        assertThat(digest).isEqualTo("5588fcbb23904a2ba41891750c7005d7e40fabf592095ca1381eb13dd2d0fb89");
    }

    @Test
    void an_old_file_is_never_overwritten() throws Exception {
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> new CommandFileWriter(file, HEADER)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_damaged_command_is_reported_with_file_and_line() throws Exception {
        Files.writeString(file, HEADER_LINE + "{\"command\":\"put\",\"number\":1}\n{\"command\":\"putt\"}\n");

        refusedWith(file + ":3: unknown command \"putt\"; it is one of [put, take, stir]");
    }

    @Test
    void a_file_that_was_cut_off_says_which_line_to_delete() throws Exception {
        Files.writeString(file, HEADER_LINE + "{\"command\":\"put\",\"number\":1}\n{\"command\":\"pu");

        refusedWith(file + ":3: not JSON", "cut off", "delete this line to replay the 1 before it");
    }

    @Test
    void a_file_cut_off_in_its_header_is_refused() throws Exception {
        Files.writeString(file, HEADER_LINE.substring(0, 40));

        refusedWith(file + ":1: not the header of a command file");
    }

    @Test
    void a_header_that_lacks_or_adds_something_is_refused() throws Exception {
        Files.writeString(file, HEADER_LINE.replace("\"seed\":-42,", ""));
        refusedWith(file + ":1: not the header", "seed");
        Files.writeString(file, HEADER_LINE.replace("\"seed\":-42,", "\"seed\":-42,\"speed\":1,"));
        refusedWith(file + ":1: not the header", "speed");
        Files.writeString(file, "null\n");
        refusedWith(file + ":1: not the header");
        Files.writeString(file, "{\"command\":\"put\",\"number\":1}\n");
        refusedWith(file + ":1: not the header", "\"lockstep\":1");
    }

    @Test
    void a_file_of_another_form_is_refused() throws Exception {
        Files.writeString(file, HEADER_LINE.replace("\"lockstep\":1", "\"lockstep\":2"));

        refusedWith(file + ":1: the file has form 2, and this Lockstep reads form 1");
    }

    @Test
    void a_blank_line_is_refused() throws Exception {
        Files.writeString(file, HEADER_LINE + "\n{\"command\":\"put\",\"number\":1}\n");

        refusedWith(file + ":2: ");
    }

    @Test
    void a_file_in_another_charset_is_refused_and_one_with_windows_line_ends_is_read() throws Exception {
        Files.writeString(
                file, HEADER_LINE + "{\"command\":\"stir\",\"with\":\"\u00e9\"}\n", StandardCharsets.ISO_8859_1);
        refusedWith(file + ":2: not UTF-8; save the file as UTF-8");

        Files.writeString(file, (HEADER_LINE + "{\"command\":\"stir\",\"with\":\"\u00e9\"}\n").replace("\n", "\r\n"));
        assertThat(CommandFile.read(file, codec).commands()).containsExactly(new Stir(Optional.of("\u00e9")));
    }

    @Test
    void a_missing_or_empty_file_is_named() throws Exception {
        refusedWith(file + ": there is no such file");
        Files.createFile(file);
        refusedWith(file + ": the file is empty");
        file = folder;
        refusedWith(folder + ": a folder, not a command file; name the ops.jsonl in it");
    }

    private void refusedWith(String... parts) {
        assertThatThrownBy(() -> CommandFile.read(file, codec))
                .isInstanceOf(CommandFormatException.class)
                .hasMessageContainingAll(parts);
    }

    private String write(List<Command<List<Integer>>> commands) throws IOException {
        try (CommandFileWriter writer = new CommandFileWriter(file, HEADER)) {
            for (Command<List<Integer>> command : commands) {
                writer.append(codec.recorded(command), Observation.QUERY);
            }
            return writer.sha256();
        }
    }
}
