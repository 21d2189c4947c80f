package dev.lockstep.concurrent;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The files of a concurrent walk: {@code schedule.json}, and {@code history-ARM.jsonl} with an act in each line. */
public final class HistoryFile {

    /** The file with the schedule. */
    public static final String SCHEDULE = "schedule.json";

    private HistoryFile() {}

    /** Writes a schedule into a folder. */
    public static void write(Schedule schedule, Path folder) throws IOException {
        Files.writeString(
                folder.resolve(SCHEDULE), Json.MAPPER.writeValueAsString(schedule) + "\n", StandardCharsets.UTF_8);
    }

    /**
     * Reads the schedule of a folder.
     *
     * @throws IOException if there is none; the message names the file
     */
    public static Schedule schedule(Path folder) throws IOException {
        return read(folder.resolve(SCHEDULE), Files.readString(folder.resolve(SCHEDULE)), Schedule.class);
    }

    /** Writes the history of an arm into a folder. */
    public static void write(List<Invocation> history, Path folder, String arm) throws IOException {
        StringBuilder lines = new StringBuilder();
        history.forEach(
                each -> lines.append(Json.MAPPER.writeValueAsString(each)).append('\n'));
        Files.writeString(file(folder, arm), lines, StandardCharsets.UTF_8);
    }

    /**
     * Reads the history of an arm from a folder.
     *
     * @throws IOException if there is none, or if it is none; the message names the file
     */
    public static List<Invocation> read(Path folder, String arm) throws IOException {
        Path file = file(folder, arm);
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString(), null, "the arm has no history here");
        }
        List<Invocation> history = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            history.add(read(file, line, Invocation.class));
        }
        return history;
    }

    private static <T> T read(Path file, String text, Class<T> type) throws IOException {
        try {
            return Json.MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new IOException(file + " has a line that is no " + type.getSimpleName() + ": " + text, e);
        }
    }

    private static Path file(Path folder, String arm) {
        return folder.resolve("history-" + arm.replace('/', '_') + ".jsonl");
    }
}
