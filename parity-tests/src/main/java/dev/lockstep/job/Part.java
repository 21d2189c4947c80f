package dev.lockstep.job;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a part of a parity job beside its walks. It is written to a file that has the name of the kind.
 *
 * @param lockstep the version of the file's format
 * @param kind which part it was
 * @param system the name of the system
 * @param arms the names of the arms that took part
 * @param checks what was checked, in order
 */
public record Part(int lockstep, Kind kind, String system, List<String> arms, List<Check> checks) {

    /** The format that this Lockstep reads and writes. */
    static final int FORM = 1;

    private static final String CONTENT = "a part of a job";

    /** The parts. */
    public enum Kind {
        /** A bug that was planted in each arm, and that a walk had to see. */
        CANARY,
        /** Shrunk findings that had to show what they are kept for. */
        CORPUS,
        /** The witnesses of the known differences. */
        WITNESSES;

        /** Returns the kind with a name. */
        public static Optional<Kind> named(String name) {
            return Stream.of(values())
                    .filter(kind -> kind.toString().equals(name))
                    .findFirst();
        }

        /** Returns the name of the file. */
        public String file() {
            return this + ".json";
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One check.
     *
     * @param name the arm, the entry or the file
     * @param passed whether the check showed what it had to show
     * @param detail what was shown, one line
     */
    public record Check(String name, boolean passed, String detail) {}

    public Part {
        arms = List.copyOf(arms);
        checks = List.copyOf(checks);
    }

    /** A part in the format of this Lockstep. */
    public static Part of(Kind kind, String system, List<String> arms, List<Check> checks) {
        return new Part(FORM, kind, system, arms, checks);
    }

    /** Returns how many checks showed what they had to show. */
    public long passed() {
        return checks.stream().filter(Check::passed).count();
    }

    /**
     * Writes the part to its file in a folder, which is created if there is none.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new JsonFile(folder.resolve(kind.file()), CONTENT).write(this);
    }

    /**
     * Reads a part from its file in a folder.
     *
     * @return the part, or empty if the folder has no such file
     * @throws IOException if the file is damaged; the message names the file and the error
     */
    public static Optional<Part> read(Kind kind, Path folder) throws IOException {
        Path file = folder.resolve(kind.file());
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(file, CONTENT).read(object -> {
            Part part = Json.MAPPER.treeToValue(object, Part.class);
            if (part.lockstep() != FORM || part.kind() != kind) {
                throw new IOException(file + ": not the " + kind + " of a job in format " + FORM + ", but the "
                        + part.kind() + " in format " + part.lockstep());
            }
            return part;
        }));
    }
}
