package dev.lockstep.report;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.JsonFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code shrink.json}: how the commands of a finding were made fewer. It is beside the recording of a
 * walk of the shrunk commands, in {@code shrunk/BUCKET} of the walk's folder, and says so far what is known while the
 * shrinking goes on.
 *
 * @param lockstep the version of the file's format
 * @param bucket the bucket of the finding in the walk
 * @param shows the bucket of the finding that the shrunk commands show: the same kind of command and outcomes, and all
 *     or some of the differences
 * @param kind the kind of the command that shows it
 * @param ended why the shrinking ended
 * @param from the number of commands up to the finding
 * @param to the number of commands that are left
 * @param trials the number of walks that touched an arm
 * @param free the number of smaller lists that were ruled out without one
 * @param seconds the time that it took
 * @param before how often the walk's own commands showed the finding again
 * @param after how often the shrunk commands did; of 0 if they were not played again at the end
 * @param reads the reads that a script of these commands needs; {@code NOT_TRIED} until the end, and for a finding that
 *     comes and goes
 * @param arms the arms that the trials were played on; the recording beside this file may have more
 * @param slips the other findings that trials showed, which were not followed
 * @param edges values that the finding needs, each with the next one with which nothing differs
 */
public record Shrunk(
        int lockstep,
        String bucket,
        String shows,
        String kind,
        Ended ended,
        long from,
        long to,
        long trials,
        long free,
        double seconds,
        Reproduction before,
        Reproduction after,
        StateReads reads,
        List<String> arms,
        List<Slip> slips,
        List<Edge> edges) {

    /** Why the shrinking ended. */
    public enum Ended {
        /** It has not ended, or the process was killed. */
        RUNNING,
        /** Nothing smaller shows the finding. */
        FINISHED,
        /** The budget of trials or of time was used up. */
        BUDGET,
        /** Somebody stopped it. */
        INTERRUPTED,
        /** The walk's own commands did not show the finding again. */
        NOT_SHOWN
    }

    /**
     * How often commands showed the finding.
     *
     * @param again the number of plays that did
     * @param of the number of plays
     */
    public record Reproduction(long again, long of) {

        /** Nothing was played. */
        public static final Reproduction NONE = new Reproduction(0, 0);

        @Override
        public String toString() {
            return again + " of " + of;
        }
    }

    /**
     * Another finding that a trial showed.
     *
     * @param bucket its bucket
     * @param kind the kind of the command that showed it
     * @param commands the number of commands of the first trial that did
     * @param file the file with these commands, in the folder of this one
     */
    public record Slip(String bucket, String kind, long commands, String file) {}

    /**
     * Two values next to each other, which are numbers or texts.
     *
     * @param differs the value of the shrunk commands
     * @param agrees the value in its place with which nothing differs
     */
    public record Edge(JsonNode differs, JsonNode agrees) {

        /** A reader sees the length of a text with more characters, and not the text. */
        private static final int LONG = 20;

        /** Returns words for a reader: {@code -4.57 agrees, -4.58 differs}. */
        @Override
        public String toString() {
            int length = length(differs);
            return length > LONG && !differs.isNumber()
                    ? length(agrees) + " characters agree, " + length + " differ"
                    : Json.MAPPER.writeValueAsString(agrees) + " agrees, " + Json.MAPPER.writeValueAsString(differs)
                            + " differs";
        }

        private static int length(JsonNode value) {
            String text = value.asString("");
            return text.codePointCount(0, text.length());
        }
    }

    /** The format that this Lockstep reads and writes. */
    public static final int FORM = 1;

    /** The name of the file. */
    public static final String FILE = "shrink.json";

    private static final String READS = "reads";

    private static final String EDGES = "edges";

    private static final String CONTENT = "the result of a shrinking";

    /** The folder of the shrunk findings, in the folder of the walk. */
    public static final String FOLDER = "shrunk";

    /** The file of the smallest list of commands so far that shows the first finding, in the folder of the walk. */
    public static final String COMMANDS = "ops.min.jsonl";

    /**
     * The folder in that of a shrunk finding with the recording of one more walk of its commands: a query at the end
     * shows what otherwise only a look into the store does.
     */
    public static final String ASKED = "asked";

    public Shrunk {
        arms = List.copyOf(arms);
        slips = List.copyOf(slips);
        edges = List.copyOf(edges);
    }

    /** Returns the folder of a shrunk finding. */
    public static Path folder(Path walked, String bucket) {
        return walked.resolve(FOLDER).resolve(bucket);
    }

    /** Writes the file into a folder; a file that is there is always complete. */
    public void write(Path folder) throws IOException {
        new JsonFile(folder.resolve(FILE), CONTENT).write(this);
    }

    /**
     * Reads the file from the folder of a shrunk finding; empty if there is none.
     *
     * @throws IOException if it is not such a file; the message names the file and the error
     */
    public static Optional<Shrunk> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode written = Json.tree(Files.readString(file));
            if (written instanceof ObjectNode older && !older.has(READS)) {
                older.put(READS, StateReads.NOT_TRIED.name());
            }
            if (written instanceof ObjectNode older && !older.has(EDGES)) {
                older.putArray(EDGES);
            }
            Shrunk shrunk = Json.MAPPER.treeToValue(written, Shrunk.class);
            if (shrunk.lockstep() != FORM) {
                throw new IOException(file + ": the file has format " + shrunk.lockstep()
                        + ", but this Lockstep reads format " + FORM + "; use the Lockstep that wrote it");
            }
            return Optional.of(shrunk);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": not " + CONTENT + " (not UTF-8)", e);
        } catch (JacksonException e) {
            throw new IOException(file + ": not " + CONTENT + " (" + JsonFault.of(e) + ")", e);
        }
    }
}
