package dev.lockstep.sameness;

import dev.lockstep.op.Json;
import dev.lockstep.report.Recording;
import dev.lockstep.runner.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lockstep in a separate process.
 *
 * @param options the options of the Java virtual machine
 * @param environment the variables that are set in its environment
 */
record Lockstep(List<String> options, Map<String, String> environment) {

    static final Lockstep PLAIN = new Lockstep(List.of(), Map.of());

    static Lockstep with(String... options) {
        return new Lockstep(List.of(options), Map.of());
    }

    Lockstep in(String locale) {
        return new Lockstep(options, new TreeMap<>(Map.of("LC_ALL", locale, "LANG", locale)));
    }

    /**
     * The part of a walk's result that must be the same again.
     *
     * @param exit the process's exit code
     * @param commands the recorded commands, byte by byte
     * @param report the report without its volatile part
     */
    record Left(int exit, String commands, JsonNode report) {}

    /** Walks into a new folder. */
    Left walk(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "run"));
        command.addAll(arguments);
        command.addAll(List.of("--out", folder.toString()));
        Path said = folder.resolveSibling(folder.getFileName() + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            int exit = process.waitFor();
            if (Files.notExists(folder.resolve(Recording.REPORT))) {
                throw new IllegalStateException("exit " + exit + " and no report: " + Files.readString(said));
            }
            ObjectNode report = (ObjectNode) Json.MAPPER.readTree(folder.resolve(Recording.REPORT));
            if (report.remove("volatile") == null) {
                throw new IllegalStateException("the report has no volatile part");
            }
            return new Left(exit, Files.readString(folder.resolve(Recording.COMMANDS)), report);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
