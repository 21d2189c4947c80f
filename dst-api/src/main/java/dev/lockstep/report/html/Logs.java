package dev.lockstep.report.html;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The last lines of what the arms' programs wrote, from {@code logs/} of the walk's folder. */
final class Logs {

    /** The end of a log, which says why something ended. */
    private static final int KEPT = 16 << 10;

    private static final String FOLDER = "logs";

    private Logs() {}

    static List<Path> of(Path walk) {
        Path folder = walk.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    static void write(Markup page, List<Path> logs) {
        for (Path log : logs) {
            page.open("details")
                    .open("summary")
                    .data(log.getFileName().toString())
                    .closeLine();
            page.open("pre");
            for (String line : end(log).split("\n", -1)) {
                page.seen(line).words("\n");
            }
            page.close().closeLine();
        }
    }

    private static String end(Path log) {
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, in.length() - KEPT);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : "(" + from + " bytes before)\n" + text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
