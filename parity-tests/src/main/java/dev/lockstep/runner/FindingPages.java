package dev.lockstep.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of the findings, and how each of them is shown. A finding that no walk shows, such as one that needs a kill
 * or that is in the form of a tool's output, has a script that a person wrote.
 *
 * @param folder the folder of the pages
 */
record FindingPages(Path folder) {

    /** The files among the pages that have no finding of their own: the index, and the grid of the releases. */
    private static final List<String> OTHERS = List.of("README", "releases");

    private static final String SCRIPT = "run.sh";

    private static final Pattern COMMAND = Pattern.compile("\n\nNo reproducer: [^`]+`(\\./lockstep [^`]+)`");

    /** How a page is shown. */
    sealed interface Way {}

    /** By a script that a person wrote, which nobody writes again. */
    record ByHand(Path script) implements Way {}

    /** By the reproducers of witnesses. */
    record ByWitness() implements Way {}

    /** By a command that the page names, with the reason why there is no script. */
    record ByCommand(String command) implements Way {}

    /** By nothing. */
    record Unshown() implements Way {}

    /** Returns the names of the pages without their extension, sorted. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .filter(name -> !OTHERS.contains(name))
                    .sorted()
                    .toList();
        }
    }

    /** Returns how a page is shown. */
    Way shown(String page) throws IOException {
        Path own = folder.resolve(FindingRepros.FOLDER).resolve(page);
        Path script = own.resolve(SCRIPT);
        if (Files.isRegularFile(script)) {
            return new ByHand(script);
        }
        if (hasBundle(own)) {
            return new ByWitness();
        }
        return command(page).<Way>map(ByCommand::new).orElseGet(Unshown::new);
    }

    private static boolean hasBundle(Path own) throws IOException {
        if (!Files.isDirectory(own)) {
            return false;
        }
        try (Stream<Path> bundles = Files.list(own)) {
            return bundles.anyMatch(bundle -> Files.isRegularFile(bundle.resolve(SCRIPT)));
        }
    }

    private Optional<String> command(String page) throws IOException {
        String text = Files.readString(folder.resolve(page + ".md"), StandardCharsets.UTF_8);
        Matcher line = COMMAND.matcher(text);
        return line.find() ? Optional.of(line.group(1).replace('\n', ' ')) : Optional.empty();
    }
}
