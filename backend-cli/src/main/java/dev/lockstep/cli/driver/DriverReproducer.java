package dev.lockstep.cli.driver;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests to a driver, as the lines of its standard input. The script prints the driver's answers as they are.
 *
 * @param command the driver
 */
record DriverReproducer(List<String> command) implements Reproducer {

    private static final String REQUESTS = "requests.jsonl";

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        List<String> lines = new ArrayList<>();
        lines.add(numbered(lines, Message.of("hello").put("protocol", Hello.PROTOCOL)));
        ObjectNode open = Message.of("open")
                .put("system", reproduction.system().name())
                .put("version", reproduction.version())
                .put("folder", "@DATA@")
                .put("scratch", "@DATA@");
        open.putObject("settings");
        lines.add(numbered(lines, open.put("fresh", true)));
        SortedMap<Integer, String> words = new TreeMap<>();
        List<String> omitted = new ArrayList<>();
        for (Reproduction.Step step : reproduction.steps()) {
            Optional<ObjectNode> operation = Message.of(step.operation());
            words.put(
                    step.number(),
                    operation
                            .map(Object::toString)
                            .orElse(step.operation().kind().name()));
            if (operation.isPresent()) {
                lines.add(numbered(lines, Message.applying(operation.get())));
            } else {
                omitted.add("step " + step.number() + " is left out, because it is no operation of the protocol.");
            }
        }
        lines.add(numbered(lines, Message.of("close")));
        SortedMap<String, String> files = new TreeMap<>();
        files.put(REQUESTS, String.join("\n", lines) + "\n");
        String driver = command.stream().map(Quoted::shell).collect(Collectors.joining(" "));
        return new Reproduced(
                files,
                List.of(
                        "# PRODUCT is the folder of lockstep.yaml, in which the driver is. The id of an answer is that of a line.",
                        "DATA=$PWD",
                        "cd \"${PRODUCT:?set PRODUCT to the folder of lockstep.yaml}\"",
                        "sed \"s|@DATA@|$DATA|g\" \"$HERE/" + REQUESTS + "\" | " + driver),
                words,
                omitted);
    }

    private static String numbered(List<String> before, ObjectNode message) {
        ObjectNode numbered = Json.MAPPER.createObjectNode().put("id", before.size() + 1);
        numbered.setAll(message);
        return Json.MAPPER.writeValueAsString(numbered);
    }
}
