package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.report.Reason;
import dev.lockstep.report.SameAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with one JSON object a line, of which a kill may have cut off the end. Only the places of its lines are kept
 * in memory, so that a journal of any length can be opened.
 */
final class JournalFile {

    /** No line of a walk is so long; a file with such a line is not one of ours. */
    private static final int LONGEST_LINE = 256 << 20;

    private static final int DAMAGES_NAMED = 3;

    private final Path file;
    private final PackedFile content;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private int damaged;

    /** The place of a line in the file. */
    private record Place(long offset, int length) {}

    /** Looks at the lines one after another. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Returns the name under which the line is found again; empty if it need not be. A name that comes twice means
         * the later line.
         */
        Optional<String> visit(ObjectNode line);
    }

    private JournalFile(Path file) {
        this.file = file;
        this.content = new PackedFile(file);
    }

    /** Reads the file from its beginning to its end. A file that is missing has no lines. */
    static JournalFile read(Path file, Visitor visitor) {
        JournalFile journal = new JournalFile(file);
        if (!journal.content.exists()) {
            journal.problems.add(file.getFileName() + " is missing");
            return journal;
        }
        try (InputStream in = journal.content.open()) {
            journal.lines(in, visitor);
        } catch (IOException e) {
            journal.problems.add(file.getFileName() + " cannot be read: " + Reason.of(e));
        }
        if (journal.damaged > DAMAGES_NAMED) {
            journal.problems.add((journal.damaged - DAMAGES_NAMED) + " more lines of " + file.getFileName()
                    + " are damaged and were left out");
        }
        return journal;
    }

    private void lines(InputStream in, Visitor visitor) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long offset = 0;
        int number = 1;
        for (int read = in.read(); ; read = in.read()) {
            if (read == -1) {
                if (line.size() > 0 && !isWhole(line, offset, visitor)) {
                    problems.add(file.getFileName() + " is cut off in line " + number + ", after " + line.size()
                            + " characters; that line was left out");
                }
                return;
            }
            if (read != '\n') {
                if (line.size() == LONGEST_LINE) {
                    throw new IOException("line " + number + " is longer than " + (LONGEST_LINE >> 20) + " MiB");
                }
                line.write(read);
                continue;
            }
            Optional<String> fault = visited(line, offset, visitor);
            if (fault.isPresent() && damaged++ < DAMAGES_NAMED) {
                problems.add(file.getFileName() + ", line " + number + " is damaged and was left out: " + fault.get());
            }
            offset += line.size() + 1L;
            number++;
            line.reset();
        }
    }

    private boolean isWhole(ByteArrayOutputStream line, long offset, Visitor visitor) {
        return visited(line, offset, visitor).isEmpty();
    }

    /** Returns the reason why the line could not be read; empty if it could. */
    private Optional<String> visited(ByteArrayOutputStream line, long offset, Visitor visitor) {
        try {
            JsonNode parsed = Json.tree(line.toString(StandardCharsets.UTF_8));
            if (!(parsed instanceof ObjectNode object)) {
                return Optional.of("not a JSON object");
            }
            SameAnswer.expand(object);
            visitor.visit(object).ifPresent(name -> places.put(name, new Place(offset, line.size())));
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(JsonFault.of(e));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the line of this name; empty if there is none, or if the file has changed since. */
    Optional<ObjectNode> line(String name) {
        Place place = places.get(name);
        if (place == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = content.read(place.offset(), place.length());
            if (!(Json.tree(new String(bytes, StandardCharsets.UTF_8)) instanceof ObjectNode line)) {
                return Optional.empty();
            }
            SameAnswer.expand(line);
            return Optional.of(line);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns sentences that say what is missing or damaged. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
