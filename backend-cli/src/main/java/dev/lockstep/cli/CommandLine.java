package dev.lockstep.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with its arguments. Each argument is passed unchanged, without a shell.
 *
 * @param arguments the program, then its arguments
 * @param words the command line for people
 * @param folder the working directory
 * @param input the bytes for its standard input, which is closed after them
 */
public record CommandLine(List<String> arguments, String words, Path folder, byte[] input) {

    private static final byte[] NOTHING = {};

    public CommandLine {
        arguments = List.copyOf(arguments);
        input = input.clone();
    }

    public static CommandLine of(Path folder, List<String> arguments) {
        return new CommandLine(arguments, String.join(" ", arguments), folder, NOTHING);
    }

    public CommandLine withInput(byte[] bytes) {
        return new CommandLine(arguments, words, folder, bytes);
    }

    /** Returns the same command line with a text on its standard input, in UTF-8. */
    public CommandLine withInput(String text) {
        return withInput(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same command line, which people read as these words. */
    CommandLine readAs(List<String> said) {
        return new CommandLine(arguments, String.join(" ", said), folder, input);
    }

    /** Returns the same command line behind these words, which people do not read. */
    CommandLine behind(List<String> before) {
        List<String> all = new ArrayList<>(before);
        all.addAll(arguments);
        return new CommandLine(all, words, folder, input);
    }

    @Override
    public byte[] input() {
        return input.clone();
    }
}
