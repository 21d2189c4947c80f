package dev.lockstep.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a page for the person at the terminal. */
public final class Browser {

    private static final String USUAL = "xdg-open";

    private Browser() {}

    /**
     * Opens a page, and does not wait for the browser to end.
     *
     * @return the reason why it was not opened; empty if it was
     */
    public static Optional<String> open(Path page, Map<String, String> environment) {
        List<String> command = command(environment);
        if (command.isEmpty()) {
            return Optional.of("there is no browser (neither $BROWSER nor " + USUAL + ")");
        }
        List<String> line = new ArrayList<>(command);
        line.add(page.toString());
        try {
            new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(command.get(0) + " cannot be started");
        }
    }

    /** The variable may name several browsers, of which the first is meant, and may have arguments. */
    private static List<String> command(Map<String, String> environment) {
        String named = environment.getOrDefault("BROWSER", "").split(":", 2)[0].strip();
        if (!named.isEmpty()) {
            return Arrays.stream(named.split(" +"))
                    .filter(word -> !word.equals("%s"))
                    .toList();
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, USUAL)))
                ? List.of(USUAL)
                : List.of();
    }
}
