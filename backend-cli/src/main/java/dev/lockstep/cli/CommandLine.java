package dev.lockstep.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program with its arguments, each passed on as it is: no shell sees them.
 *
 * @param arguments the program, then its arguments
 * @param folder the working directory
 * @param input what is written to its standard input, which is then closed
 */
public record CommandLine(List<String> arguments, Path folder, byte[] input) {

    private static final byte[] NOTHING = {};

    public CommandLine {
        arguments = List.copyOf(arguments);
        input = input.clone();
    }

    public static CommandLine of(Path folder, List<String> arguments) {
        return new CommandLine(arguments, folder, NOTHING);
    }

    public CommandLine withInput(byte[] bytes) {
        return new CommandLine(arguments, folder, bytes);
    }

    /** The same, with a text on its standard input, in UTF-8. */
    public CommandLine withInput(String text) {
        return withInput(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] input() {
        return input.clone();
    }
}
