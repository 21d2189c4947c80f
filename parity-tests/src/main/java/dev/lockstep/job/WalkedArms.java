package dev.lockstep.job;

import dev.lockstep.op.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The walks of a campaign, read from its report.
 *
 * @param system the name of the system
 * @param steps the number of commands that were played to their end, in all walks
 * @param launchers how the walks started each arm that was opened; empty for an arm that is not started
 */
public record WalkedArms(String system, long steps, SortedMap<String, String> launchers) {

    /** The file of a campaign's report. */
    public static final String FILE = "campaign.json";

    private static final String CONTAINER = "container";

    /**
     * Reads the report of a campaign.
     *
     * @return what it says, or empty if the folder has no report
     * @throws IOException if the report is damaged; the message names the file and the error
     */
    public static Optional<WalkedArms> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of(new JsonFile(file, "the report of a campaign").read(WalkedArms::of));
    }

    /** An arm without a description was never opened. */
    private static WalkedArms of(JsonNode report) {
        SortedMap<String, String> launchers = new TreeMap<>();
        for (JsonNode arm : report.required("arms")) {
            JsonNode description = arm.required("description");
            if (!description.isEmpty()) {
                launchers.put(
                        arm.required("name").stringValue(),
                        description
                                .optional("launcher")
                                .map(JsonNode::stringValue)
                                .orElse(""));
            }
        }
        return new WalkedArms(
                report.required("system").stringValue(),
                report.required("steps").longValue(),
                launchers);
    }

    boolean walked(String arm) {
        return steps > 0 && launchers.containsKey(arm);
    }

    boolean inContainer(String arm) {
        return walked(arm) && launchers.get(arm).equals(CONTAINER);
    }
}
