package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The smaller walk that shows the same.
 *
 * @param folder its folder, a recording like that of any walk
 * @param from the number of commands before
 * @param script its commands, as a person reads them
 * @param kinds the kinds of its commands
 * @param trials the number of trials that touched an arm; 0 if nobody tells it
 * @param reproduction how often the shrunk commands show it, {@code 3 of 3}; empty if nobody tells it
 * @param finished whether the shrinking came to its end
 */
public record Shrunk(
        Path folder,
        long from,
        List<String> script,
        List<String> kinds,
        long trials,
        String reproduction,
        boolean finished) {

    /** The file that says how a walk was shrunk, in the folder of the shrunk walk. */
    public static final String FILE = "shrink.json";

    public Shrunk {
        script = List.copyOf(script);
        kinds = List.copyOf(kinds);
    }

    /** Reads the shrunk walk of a bucket. A file that says nothing about the shrinking costs only these numbers. */
    static Optional<Shrunk> of(WalkFolder walk, String bucket) {
        return walk.shrunk(bucket).filter(shrunk -> shrunk.recorded() > 0).map(shrunk -> {
            List<String> script = new ArrayList<>();
            List<String> kinds = new ArrayList<>();
            for (long step = 1; step <= shrunk.recorded(); step++) {
                shrunk.command(step).ifPresent(command -> {
                    script.add(Words.command(command));
                    kinds.add(command.kind());
                });
            }
            JsonNode told = told(shrunk.folder());
            JsonNode reproduction = told.path("reproduction");
            return new Shrunk(
                    shrunk.folder(),
                    told.path("from").asLong(walk.recorded()),
                    script,
                    kinds,
                    told.path("trials").asLong(0),
                    reproduction.isObject()
                            ? reproduction.path("shown").asLong(0) + " of "
                                    + reproduction.path("of").asLong(0)
                            : reproduction.asString(""),
                    told.path("finished").asBoolean(true));
        });
    }

    private static JsonNode told(Path folder) {
        try {
            return Json.tree(Files.readString(folder.resolve(FILE)));
        } catch (IOException | JacksonException e) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
