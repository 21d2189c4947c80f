package dev.lockstep.report;

import dev.lockstep.platform.FileEnd;
import dev.lockstep.platform.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code logs/<arm>.log}: the last words of each arm's programs, as far as they said anything. The logs in the scratch
 * folders of the arms name folders and people, and go with the stores; these stay with the report.
 */
public final class ArmLogs {

    /** The folder of the logs, in that of a walk. */
    public static final String FOLDER = "logs";

    /** The ending of a log's name. */
    public static final String LOG = ".log";

    /** The largest part of one program's log. */
    private static final int OF_A_PROGRAM = 64 << 10;

    /** The largest log of an arm. */
    private static final int OF_AN_ARM = 128 << 10;

    /** How the line begins that names a program's log. */
    private static final String HEADING = "== ";

    private final Path walk;
    private final Path arms;
    private final Discreet discreet;

    /**
     * Creates it for a walk.
     *
     * @param walk the folder of the walk
     * @param arms the folder of the arms' folders
     */
    ArmLogs(Path walk, Path arms, Discreet discreet) {
        this.walk = walk;
        this.arms = arms;
        this.discreet = discreet;
    }

    /** Returns the place of an arm's log in the folder of a walk; it is there if the arm's programs said anything. */
    public static Path of(Path walk, String arm) {
        return walk.resolve(FOLDER).resolve(file(arm) + LOG);
    }

    /**
     * Returns the log of an arm, if its programs said anything. A report that somebody else wrote may name an arm as no
     * file can be named; such an arm has no log.
     */
    public static Optional<Path> find(Path walk, String arm) {
        Path log;
        try {
            log = of(walk, arm);
        } catch (InvalidPathException noFileName) {
            return Optional.empty();
        }
        return Optional.of(log).filter(Files::isRegularFile);
    }

    /**
     * Whether the logs of two arms say the same in other numbers, such as times and releases. The stacks of exceptions
     * differ between releases and say nothing more than their first lines.
     */
    public static boolean sayTheSame(Path walk, String arm, String other) {
        Optional<Path> log = find(walk, arm);
        Optional<Path> otherLog = find(walk, other);
        if (log.isEmpty() || otherLog.isEmpty()) {
            return log.isEmpty() && otherLog.isEmpty();
        }
        try {
            return said(log.get()).equals(said(otherLog.get()));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static List<String> said(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.startsWith(HEADING) && !line.startsWith("\tat "))
                    .map(line -> line.replaceAll("[0-9.]+Z?", "0"))
                    .toList();
        } catch (UncheckedIOException noText) {
            throw noText.getCause();
        }
    }

    /** Returns the logs of a walk: those of its report or, if a kill came before it, those in the arms' folders. */
    public static List<Path> in(Path walk) {
        List<Path> reported = inside(walk.resolve(FOLDER));
        return reported.isEmpty()
                ? inside(walk.resolve("arms")).stream()
                        .flatMap(arm -> inside(arm.resolve("scratch")).stream())
                        .filter(ArmLogs::isLog)
                        .toList()
                : reported.stream().filter(ArmLogs::isLog).toList();
    }

    private static boolean isLog(Path file) {
        return file.toString().endsWith(LOG) && Files.isRegularFile(file);
    }

    /** Whoever names an arm as {@code server@1/2} does not name a folder. */
    private static String file(String arm) {
        return arm.replace('/', '_');
    }

    private static List<Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingInt(
                                    (Path file) -> file.toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * Writes the logs of these arms, in place of earlier ones.
     *
     * @throws IOException if one cannot be written
     */
    void write(List<String> names) throws IOException {
        for (String name : names) {
            String words = words(name);
            if (!words.isEmpty()) {
                Files.createDirectories(walk.resolve(FOLDER));
                WholeFile.write(of(walk, name), words);
            }
        }
    }

    private String words(String arm) {
        StringBuilder words = new StringBuilder();
        for (Path folder : inside(arms)) {
            String name = folder.getFileName().toString();
            // An arm that was set back has one more folder each time.
            if (name.equals(file(arm)) || name.startsWith(file(arm) + "-reset-")) {
                inside(folder.resolve("scratch")).stream()
                        .filter(ArmLogs::isLog)
                        .forEach(log -> words.append(HEADING)
                                .append(arms.relativize(log))
                                .append('\n')
                                .append(end(log)));
            }
        }
        byte[] all = discreet.log(words.toString()).getBytes(StandardCharsets.UTF_8);
        return new String(
                Arrays.copyOfRange(all, Math.max(0, all.length - OF_AN_ARM), all.length), StandardCharsets.UTF_8);
    }

    private static String end(Path log) {
        try {
            String end = FileEnd.of(log, OF_A_PROGRAM);
            return end.isEmpty() || end.endsWith("\n") ? end : end + "\n";
        } catch (IOException e) {
            return "cannot be read: " + Reason.of(e) + "\n";
        }
    }
}
