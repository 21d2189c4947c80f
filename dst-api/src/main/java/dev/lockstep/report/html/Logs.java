package dev.lockstep.report.html;

import dev.lockstep.report.Discreet;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The last lines of what the arms' programs wrote: the logs in the scratch folders of the arms. */
final class Logs {

    /** The end of a log, which says why something ended. */
    private static final int KEPT = 16 << 10;

    private static final String LOG = ".log";

    private final Path walk;
    private final List<Path> logs;

    Logs(Path walk) {
        this.walk = walk;
        this.logs = inside(walk.resolve("arms")).stream()
                .flatMap(arm -> inside(arm.resolve("scratch")).stream())
                .filter(file -> file.toString().endsWith(LOG) && Files.isRegularFile(file))
                .toList();
    }

    private static List<Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    boolean isEmpty() {
        return logs.isEmpty();
    }

    void write(Markup page) {
        Discreet discreet = Discreet.in(walk);
        for (Path log : logs) {
            page.open("details")
                    .open("summary")
                    .data(walk.relativize(log).toString())
                    .closeLine();
            page.open("pre");
            for (String line : discreet.text(end(log)).split("\n", -1)) {
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
