package dev.lockstep.cli;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tools in a list of jars, run by the Java that runs the walk, in surroundings that do not depend on this machine.
 */
public final class JavaProgram {

    /**
     * Arguments with more bytes than this are passed in a file, because Linux accepts at most 128 KiB in one argument.
     */
    private static final int LONGEST_ARGUMENTS = 100 << 10;

    /** A short run needs neither a second compiler nor threads for garbage collection. */
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * Settings that make two machines, and two users, give the same answer. The streams are in UTF-8 in any
     * surroundings, because they are read here; the names beside the plain ones are those of Java before 19.
     */
    private static final List<String> SETTINGS = List.of(
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dsun.stdout.encoding=UTF-8",
            "-Dsun.stderr.encoding=UTF-8",
            "-Djava.awt.headless=true",
            // Otherwise the virtual machine's own warnings would appear on standard output, among the tool's output.
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private final List<Path> jars;
    private final List<String> archive;
    private final Surroundings surroundings;

    private JavaProgram(List<Path> jars, List<String> archive, Surroundings surroundings) {
        this.jars = List.copyOf(jars);
        this.archive = List.copyOf(archive);
        this.surroundings = surroundings;
    }

    /**
     * Returns the tools in these jars.
     *
     * @param jars the class path, in order
     * @throws ArmUnavailableException if there is no Java to run them, or if a jar is missing
     */
    public static JavaProgram of(List<Path> jars) throws ArmUnavailableException {
        Program.find(java().toString());
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new ArmUnavailableException("there is no jar " + jar);
            }
        }
        return new JavaProgram(jars, List.of(), Surroundings.USUAL);
    }

    /** Returns the same program, run in other surroundings. */
    public JavaProgram in(Surroundings others) {
        return new JavaProgram(jars, archive, others);
    }

    /** Returns the same program with more options, such as a class-data archive. */
    JavaProgram with(String... options) {
        return new JavaProgram(jars, List.of(options), surroundings);
    }

    /**
     * Returns one run of a tool.
     *
     * @param folder the working directory
     * @param scratch a folder for arguments that are too long to pass directly
     * @param mainClass the tool
     * @param arguments its arguments
     * @throws IOException if {@code scratch} cannot be written to
     */
    public CommandLine call(Path folder, Path scratch, String mainClass, List<String> arguments) throws IOException {
        List<String> tail = new ArrayList<>(options());
        tail.addAll(0, surroundings.javaOptions());
        tail.add(mainClass);
        tail.addAll(arguments);
        List<String> whole = new ArrayList<>(List.of(java().toString()));
        if (tail.stream().mapToLong(JavaProgram::bytes).sum() <= LONGEST_ARGUMENTS) {
            whole.addAll(tail);
        } else {
            whole.add("@" + argumentFile(scratch, tail));
        }
        // Where the jars are, and the file of long arguments, are this machine's business.
        List<String> said = new ArrayList<>(List.of("java", mainClass));
        said.addAll(arguments);
        return CommandLine.of(folder, whole).readAs(said);
    }

    /**
     * Returns the options between {@code java} and the tool's name, without the surroundings. An archive fits only the
     * same options, and any surroundings.
     */
    List<String> options() {
        List<String> options = new ArrayList<>(FLAGS);
        options.addAll(archive);
        options.addAll(SETTINGS);
        options.add("-cp");
        options.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return options;
    }

    List<Path> jars() {
        return jars;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Returns an argument as Java reads it from a file of arguments. */
    public static String quote(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    private static int bytes(String argument) {
        return argument.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** Writes the arguments to a file. The Java launcher can read its arguments from a file, without a system limit. */
    private static Path argumentFile(Path scratch, List<String> arguments) throws IOException {
        String text = arguments.stream().map(JavaProgram::quote).collect(Collectors.joining("\n"));
        return Files.writeString(scratch.resolve("arguments"), text, StandardCharsets.UTF_8)
                .toAbsolutePath();
    }
}
