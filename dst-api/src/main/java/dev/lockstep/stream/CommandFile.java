package dev.lockstep.stream;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recorded walk: a {@link CommandFileHeader}, then one step a line. Replays, the minimiser and witnesses read it, and
 * people edit it, so every error in it is reported with the file, the line and the fix.
 *
 * @param header the first line
 * @param steps all other lines
 */
public record CommandFile<M>(CommandFileHeader header, List<RecordedStep<M>> steps) {

    private static final CommandFileHeader EXAMPLE = new CommandFileHeader(
            CommandFileHeader.FORM, "shop", "orders", 42, 1, List.of("placeOrder", "reopen"), List.of());

    /** The keys that a file need not have. */
    private static final String MEETS = "meets";

    private static final String LEFT_OUT = "leftOut";

    private static final String KEEP_GOING = "keepGoing";
    private static final String SURROUNDINGS = "surroundings";

    public CommandFile {
        steps = List.copyOf(steps);
    }

    /** Returns the commands of the steps. */
    public List<Command<M>> commands() {
        return steps.stream().map(RecordedStep::command).toList();
    }

    /** Returns the observations of the steps. */
    public ObservationSource observed() {
        return step -> steps.get(Math.toIntExact(step - 1)).observation();
    }

    /**
     * Reads only the first line, which names the system and the workload of the commands.
     *
     * @throws CommandFormatException if there is no such file or its first line is not a header
     */
    public static CommandFileHeader readHeader(Path file) throws CommandFormatException {
        return header(file, lines(file).get(0));
    }

    /**
     * Reads the whole file.
     *
     * @throws CommandFormatException if anything in it is wrong
     */
    public static <M> CommandFile<M> read(Path file, CommandCodec<M> codec) throws CommandFormatException {
        List<String> lines = lines(file);
        CommandFileHeader header = header(file, lines.get(0));
        List<RecordedStep<M>> steps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                steps.add(codec.readStep(lines.get(i)));
            } catch (CommandFormatException e) {
                String fix = i + 1 == lines.size() && !endsInLineFeed(file)
                        ? "; the file was cut off here: delete this line to replay the " + (i - 1) + " before it"
                        : "";
                throw new CommandFormatException(at(file, i + 1) + e.getMessage() + fix, e);
            }
        }
        return new CommandFile<>(header, steps);
    }

    private static CommandFileHeader header(Path file, String line) throws CommandFormatException {
        CommandFileHeader header = parseHeader(file, line);
        if (header.lockstep() != CommandFileHeader.FORM) {
            throw new CommandFormatException(at(file, 1) + "the file has form " + header.lockstep()
                    + ", and this Lockstep reads form " + CommandFileHeader.FORM
                    + "; use the Lockstep that wrote it");
        }
        return header;
    }

    private static CommandFileHeader parseHeader(Path file, String line) throws CommandFormatException {
        try {
            if (Json.tree(line) instanceof ObjectNode object) {
                object.putIfAbsent(MEETS, Json.MAPPER.createArrayNode());
                object.putIfAbsent(LEFT_OUT, Json.MAPPER.createArrayNode());
                object.putIfAbsent(KEEP_GOING, BooleanNode.FALSE);
                object.putIfAbsent(SURROUNDINGS, Json.MAPPER.createObjectNode());
                return Json.MAPPER.treeToValue(object, CommandFileHeader.class);
            }
            throw new CommandFormatException(notAHeader(file, "not an object"));
        } catch (JacksonException e) {
            throw new CommandFormatException(notAHeader(file, JsonFault.of(e)), e);
        }
    }

    private static String notAHeader(Path file, String why) {
        return at(file, 1) + "not the header of a command file (" + why + "); it looks like "
                + Json.MAPPER.writeValueAsString(EXAMPLE);
    }

    /** Returns the lines, at least one. Only a line feed ends a line. */
    private static List<String> lines(Path file) throws CommandFormatException {
        byte[] bytes = bytes(file);
        if (bytes.length == 0) {
            throw new CommandFormatException(
                    file + ": the file is empty; its first line must be a header and each other line a command");
        }
        List<String> lines = new ArrayList<>();
        for (int from = 0, to; from < bytes.length; from = to + 1) {
            to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            try {
                lines.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, to - from))
                        .toString());
            } catch (CharacterCodingException e) {
                throw new CommandFormatException(at(file, lines.size() + 1) + "not UTF-8; save the file as UTF-8", e);
            }
        }
        return lines;
    }

    private static byte[] bytes(Path file) throws CommandFormatException {
        if (Files.isDirectory(file)) {
            throw new CommandFormatException(file + ": a folder, not a command file; name the ops.jsonl in it");
        }
        try (InputStream in = new PackedFile(file).open()) {
            return in.readAllBytes();
        } catch (NoSuchFileException e) {
            throw new CommandFormatException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new CommandFormatException(file + ": cannot be read (" + e + "); check its permissions", e);
        }
    }

    private static boolean endsInLineFeed(Path file) throws CommandFormatException {
        byte[] bytes = bytes(file);
        return bytes[bytes.length - 1] == '\n';
    }

    private static String at(Path file, int line) {
        return file + ":" + line + ": ";
    }
}
