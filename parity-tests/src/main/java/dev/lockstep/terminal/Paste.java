package dev.lockstep.terminal;

import dev.lockstep.backend.Quoted;
import dev.lockstep.report.triage.Divergence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How commands are written so that a person can paste them, and how wide the place is to which they are written.
 *
 * @param program the program, as it is called from where the person is
 * @param folder writes the folder of a walk
 * @param width the number of columns
 */
public record Paste(String program, UnaryOperator<String> folder, int width) {

    private static final int NARROW = 80;
    private static final int WIDE = 110;
    private static final int USUAL = 100;

    /** Returns the form for whoever reads the output of this process. Folders are absolute, for any other folder. */
    public static Paste here(Map<String, String> environment) {
        String width = environment.getOrDefault("LOCKSTEP_TERMINAL_WIDTH", "");
        int columns = width.matches("[1-9]\\d{0,4}") ? Integer.parseInt(width) : USUAL;
        return new Paste(
                environment.getOrDefault("LOCKSTEP_CALLED", called()),
                folder -> Path.of(folder).toAbsolutePath().normalize().toString(),
                Math.max(NARROW, Math.min(WIDE, columns)));
    }

    /** Returns the program as it is called from the current folder, if nothing says how it was called. */
    private static String called() {
        String home = System.getProperty("lockstep.home", "");
        Path here = Path.of("").toAbsolutePath();
        return home.isEmpty() || Path.of(home).equals(here)
                ? "./lockstep"
                : Path.of(home, "lockstep").toString();
    }

    /** A line to paste, and what it does. */
    private record Line(String command, String why) {}

    /** Returns the lines to paste next, each with what it does. */
    List<String> next(Divergence divergence) {
        String walk = folder.apply(divergence.walk().folder().toString());
        List<Line> lines = new ArrayList<>();
        divergence.next().forEach(next -> lines.add(new Line(next.line(program, walk), next.why())));
        divergence
                .walk()
                .reproducers(divergence.bucket())
                .ifPresent(found -> lines.add(new Line(
                        "sh "
                                + Quoted.shell(
                                        folder.apply(found.resolve("run.sh").toString())),
                        "without Lockstep; issue.md beside it is for a tracker")));
        int widest =
                lines.stream().mapToInt(line -> line.command().length()).max().orElse(0);
        return lines.stream()
                .map(line -> line.command() + " ".repeat(widest - line.command().length()) + "   # " + line.why())
                .toList();
    }

    /** Returns a command with arguments, in the form in which a shell takes it. */
    public String line(String... words) {
        StringBuilder line = new StringBuilder(Quoted.shell(program));
        for (String word : words) {
            line.append(' ').append(Quoted.shell(word));
        }
        return line.toString();
    }
}
